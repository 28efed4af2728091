export type TreeFault =
  /** A leaf has no record in the trail. */
  | 'record-gone'
  /** A leaf is missing between others. */
  | 'leaf-missing'
  /** There are leaves behind the newest signed head. */
  | 'leaf-unsigned'
  /** A kept subtree is not that of its leaves; proofs made with it would fail. */
  | 'subtree-wrong'
  | 'head-missing'
  | 'head-unsigned'
  /** What a tree would grow from is not what was signed. */
  | 'head-frontier'
  /** The leaves are not those that were signed. */
  | 'head-differs'
  | 'shipped-head-unsigned'
  /** A head that was shipped has more leaves than the tree has now. */
  | 'tree-cut'
  /** The leaves are not those under the head that was shipped. */
  | 'tree-replaced'

/** What each fault means, for whoever has to find out what happened. */
export const treeFaultWords: Readonly<Record<TreeFault, string>> = {
  'record-gone': 'a record was sealed here and is gone',
  'leaf-missing': 'the leaf of this number is gone',
  'leaf-unsigned': 'leaves from here on are under no signed head',
  'subtree-wrong': 'a kept hash of these leaves is not theirs',
  'head-missing': 'the signed head of this number is gone',
  'head-unsigned': 'this head is not signed by a key of this log, or not readable',
  'head-frontier': 'what the tree grows from is not what was signed',
  'head-differs': 'what was sealed up to here is not what was signed',
  'shipped-head-unsigned': 'a head kept outside is not signed by a key of this log',
  'tree-cut': 'a head kept outside says that there were more records',
  'tree-replaced': 'a head kept outside says that other records were sealed',
}
