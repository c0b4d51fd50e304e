/**
 * Stands for @codemirror/language and @lezer/common in the build: the editor's commands import them for what this page does not use, and
 * together they would weigh 19 KB.
 */
function absent() {
  throw new Error("The editors of this page have no syntax tree.");
}

export { absent as IndentContext, absent as NodeProp, absent as getIndentUnit, absent as getIndentation, absent as indentString, absent as indentUnit, absent as matchBrackets, absent as syntaxTree };
