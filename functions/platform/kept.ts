/**
 * Works out what has one answer for ever, and keeps the last answers: where there are `most` of them, all go, so that no
 * process grows with what it was asked.
 */
export const kept = <K, V>(most: number, workOut: (key: K) => V): ((key: K) => V) => {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = workOut(key);
    if (answers.size >= most) answers.clear();
    answers.set(key, answer);
    return answer;
  };
};
