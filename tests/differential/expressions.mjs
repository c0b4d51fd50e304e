// Random expressions, well typed, over the declared variables: the same seed writes the same expression.
import { Random } from "../random.mjs";
import { literal, randomValue } from "./values.mjs";

/** name -> type; what every engine gets to see. */
export const variables = {
  b: "bool", c: "bool", i: "int", j: "int", u: "uint", d: "double", e: "double", s: "string", t: "string", y: "bytes",
  at: "timestamp", span: "duration", ints: ["list", "int"], texts: ["list", "string"], matrix: ["list", ["list", "int"]],
  ages: ["map", "string", "int"], flags: ["map", "int", "bool"], any: "dyn", nothing: "null",
};

/** What may be null, so that has() stands around it; the other engines have no such thing. */
export const optionalVariables = { "plan.rank": "int", "plan.group": "string" };

const guarded = {
  bool: [["has(plan.rank) && plan.rank > <int>"], ["has(plan.group)"], ["!has(plan.rank) || plan.rank == <int>"]],
  int: [["has(plan.rank) ? plan.rank : <int>"]],
  string: [["has(plan.group) ? plan.group : <string>"]],
};

const ordered = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"];
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// What makes a value of a type: a text in which a type in angle brackets stands for an expression of that type, and the
// features that not every engine has (differences.mjs). "<e:int>" names the type of a variable of a macro.
const forms = {
  bool: [
    ["<bool> && <bool>"], ["<bool> || <bool>"], ["!<bool>"], ["<string>.contains(<string>)"], ["<string>.startsWith(<string>)"],
    ["<string>.endsWith(<string>)"], ["bool(<string>)"], ["<int> < <double>"], ["<uint> >= <int>"], ["<double> <= <uint>"],
    ["dyn(<int>) == <double>"], ["dyn(<uint>) == <int>"], ["dyn(<double>) != <uint>"], ["type(<any>) == type(<any>)"],
    ["math.isNaN(<double>)", "math"], ["math.isInf(<double>)", "math"], ["math.isFinite(<double>)", "math"],
    ["sets.contains(<ints>, <ints>)", "sets"], ["sets.equivalent(<ints>, <ints>)", "sets"],
    ["sets.intersects(<texts>, <texts>)", "sets"], ["<oint>.hasValue()", "optionals"], ["has(<ages>.a)", "has-of-any"],
    ["has(<ages>.hello)", "has-of-any"], ["dyn(<any>) == <any>"], ["<any> in <ints>"],
  ],
  int: [
    ["<int> + <int>"], ["<int> - <int>"], ["<int> * <int>"], ["<int> / <int>"], ["<int> % <int>"], ["-<int>"],
    ["size(<string>)"], ["<ints>.size()"], ["size(<ages>)"], ["size(<bytes>)"], ["int(<double>)"], ["int(<uint>)", "int-of-uint"],
    ["int(<string>)"], ["int(<timestamp>)", "time-text"], ["<ints>[<int>]"], ["<ages>[<string>]"], ["<ages>.a"], ["<matrix>[<int>][0]"],
    ["<timestamp>.getFullYear()"], ["<timestamp>.getMonth()"], ["<timestamp>.getDate()"], ["<timestamp>.getDayOfMonth()"],
    ["<timestamp>.getDayOfWeek()"], ["<timestamp>.getDayOfYear()"], ["<timestamp>.getHours()"], ["<timestamp>.getMinutes()"],
    ["<timestamp>.getSeconds()"], ["<timestamp>.getMilliseconds()"], ["<timestamp>.getHours('+02:30')", "offsets"],
    ["<timestamp>.getDate('-11:00')", "offsets"], ["<duration>.getHours()"], ["<duration>.getMinutes()"], ["<duration>.getSeconds()"],
    ["<string>.indexOf(<string>)", "strings"], ["<string>.lastIndexOf(<string>)", "strings"],
    ["<string>.indexOf(<string>, <int>)", "strings"], ["math.greatest(<int>, <int>)", "math"],
    ["math.least(<int>, <int>, <int>)", "math"], ["math.greatest(<ints>)", "math"], ["math.abs(<int>)", "math"],
    ["math.sign(<int>)", "math"], ["math.bitAnd(<int>, <int>)", "math"], ["math.bitXor(<int>, <int>)", "math"],
    ["math.bitNot(<int>)", "math"], ["math.bitShiftLeft(<int>, <int>)", "math"],
    ["math.bitShiftRight(<int>, <int>)", "math"], ["<oint>.orValue(<int>)", "optionals"], ["<oint>.value()", "optionals"],
    ["cel.bind(v, <int>, <v:int> * v)", "bind"],
  ],
  uint: [
    ["<uint> + <uint>"], ["<uint> - <uint>"], ["<uint> * <uint>"], ["<uint> / <uint>"], ["<uint> % <uint>"],
    ["uint(<int>)"], ["uint(<double>)"], ["uint(<string>)"], ["math.bitOr(<uint>, <uint>)", "math"],
    ["math.least(<uint>, <uint>)", "math"],
  ],
  double: [
    ["<double> + <double>"], ["<double> - <double>"], ["<double> * <double>"], ["<double> / <double>"], ["-<double>"],
    ["double(<int>)"], ["double(<uint>)"], ["double(<string>)"], ["math.ceil(<double>)", "math"],
    ["math.floor(<double>)", "math"], ["math.round(<double>)", "math"], ["math.trunc(<double>)", "math"],
    ["math.abs(<double>)", "math"], ["math.sign(<double>)", "math"], ["math.greatest(<double>, <double>)", "math"],
  ],
  string: [
    ["<string> + <string>"], ["string(<int>)"], ["string(<uint>)"], ["string(<bool>)"], ["string(<bytes>)"],
    ["string(<timestamp>)", "time-text"], ["string(<duration>)", "time-text"], ["<texts>[<int>]"], ["<string>.lowerAscii()", "strings"],
    ["<string>.upperAscii()", "strings"], ["<string>.trim()", "strings"], ["<string>.substring(<int>)", "strings"],
    ["<string>.substring(<int>, <int>)", "strings"], ["<string>.charAt(<int>)", "strings strings-more"],
    ["<string>.replace(<string>, <string>)", "strings strings-more"], ["<texts>.join(<string>)", "strings"],
    ["<string>.split(<string>)[0]", "strings"], ["strings.quote(<string>)", "strings strings-more"], ["string(<string>)"],
  ],
  bytes: [["<bytes> + <bytes>"], ["bytes(<string>)"], ["bytes(<bytes>)"]],
  timestamp: [
    ["<timestamp> + <duration>"], ["<duration> + <timestamp>", "duration-first"], ["<timestamp> - <duration>"], ["timestamp(<int>)", "timestamp-of-int"],
    ["timestamp(<timestamp>)", "time-identity"], ["timestamp(string(<timestamp>))", "time-text"],
  ],
  duration: [
    ["<duration> + <duration>", "duration-arithmetic"], ["<duration> - <duration>", "duration-arithmetic"], ["<timestamp> - <timestamp>", "duration-arithmetic"], ["duration(<duration>)", "time-identity"],
  ],
  ints: [
    ["<ints> + <ints>"], ["[<int>, <int>]"], ["<ints>.map(v, <v:int>)"], ["<ints>.filter(v, <v:bool>)"], ["<matrix>[<int>]"],
    ["<ints>.map(v, <v:bool>, <v:int>)"], ["<texts>.map(w, <w:int>)"], ["<ages>.map(w, <w:int>)", "map-order"], ["[]"],
    ["<ints>.transformList(v, z, <v:int>)", "two"], ["<ints>.distinct()", "lists"], ["<ints>.sort()", "lists"],
    ["<ints>.slice(<int>, <int>)", "lists"], ["[?<oint>, <int>]", "optionals optional-entries"], ["<ints>.reverse()", "lists"],
    ["<matrix>.flatten()", "lists"], ["<ints>.sortBy(v, <v:int>)", "lists"],
  ],
  texts: [
    ["<texts> + <texts>"], ["[<string>, <string>]"], ["<texts>.filter(w, <w:bool>)"], ["<ages>.map(w, w)", "map-order"],
    ["<string>.split(<string>)", "strings"], ["<ints>.map(v, <v:string>)"], ["<string>.split(<string>, <int>)", "strings"],
  ],
  matrix: [["[<ints>, <ints>]"], ["<matrix> + <matrix>"], ["<ints>.map(v, <v:ints>)"]],
  ages: [["{<string>: <int>, <string>: <int>}"], ["{'a': <int>}"], ["<ages>.transformMap(z, v, <v:int>)", "two"],
    ["{?'a': <oint>, 'b': <int>}", "optionals optional-entries"]],
  flags: [["{<int>: <bool>}", "int-keys"]],
  oint: [["optional.of(<int>)", "optionals"], ["optional.none()", "optionals"], ["<ints>[?<int>]", "optionals"],
    ["<ages>[?<string>]", "optionals"], ["<ages>.?a", "optionals"], ["<oint>.or(<oint>)", "optionals"],
    ["optional.ofNonZeroValue(<int>)", "optionals optional-zero"], ["<oint>.optMap(v, <v:int>)", "optionals two"],
    ["<ints>.first()", "optionals lists"]],
  any: [["any"], ["dyn(<int>)"], ["dyn(<string>)"], ["dyn(<double>)"], ["dyn(<ints>)"], ["dyn(<bool>)"], ["dyn(nothing)"],
    ["dyn(<uint>)"], ["dyn(<ages>)"]],
};

// Of any type T.
const everywhere = [["<bool> ? <T> : <T>"], ["[<T>, <T>][<bool> ? 0 : 1]"], ["[<T>, <T>, <T>][<int>]"],
  ["{'a': <T>, 'b': <T>}[<bool> ? 'a' : 'b']"], ["{'a': <T>, '': <T>}[<string>]"], ["[<T>][0]"]];

const typeOf = { ints: ["list", "int"], texts: ["list", "string"], matrix: ["list", ["list", "int"]],
  ages: ["map", "string", "int"], flags: ["map", "int", "bool"], oint: ["optional", "int"], any: "dyn" };
const macroVariables = { v: "int", w: "string" };

/** Whether a form has an operator outside of all brackets. */
function isOperation(form) {
  let rest = form.replace(/<[^ >]+>/g, "");
  for (let shorter = ""; shorter !== rest;) {
    shorter = rest;
    rest = rest.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, "");
  }
  return /[ !?-]/.test(rest);
}

class Writer {
  constructor(random, { optional = false } = {}) {
    this.random = random;
    this.optional = optional;
    this.needs = new Set();
    this.scope = Object.entries(variables);
  }

  /** An expression of the type, in brackets where it stands inside another. */
  write(type, depth, inside = true) {
    if (depth <= 0 || this.random.chance(0.15)) return this.leaf(type);
    const [form, needs] = this.form(type);
    for (const need of needs?.split(" ") ?? []) this.needs.add(need);
    const text = form.replace(/<(?:(\w):)?(\w+)>/g, (_, variable, inner) => this.hole(type, variable, inner, depth - 1));
    return inside && isOperation(form) ? `(${text})` : text;
  }

  hole(type, variable, inner, depth) {
    const wanted = inner === "T" ? type : inner;
    if (!variable) return this.write(wanted, depth);
    this.scope.push([variable, macroVariables[variable]]);
    const text = this.write(wanted, depth);
    this.scope.pop();
    return text;
  }

  form(type) {
    const own = forms[type] ?? [];
    if (this.optional && guarded[type] && this.random.chance(0.15)) return this.random.pick(guarded[type]);
    if (type === "bool" && this.random.chance(0.35)) return this.comparison();
    return this.random.chance(0.12) || own.length === 0 ? this.random.pick(everywhere) : this.random.pick(own);
  }

  comparison() {
    const { random } = this;
    if (random.chance(0.4)) return random.pick([
      ["<ints>.all(v, <v:bool>)"], ["<ints>.exists(v, <v:bool>)"], ["<texts>.exists_one(w, <w:bool>)"],
      ["<ages>.all(w, <w:bool>)"], ["<int> in <ints>"], ["<string> in <texts>"], ["<string> in <ages>"],
      ["<ints>.exists(v, z, <v:bool>)", "two"], ["<texts>.all(w, <w:bool>)"],
    ]);
    const equality = random.chance(0.5);
    const type = random.pick(equality ? Object.keys(forms).filter((name) => name !== "any") : ordered);
    const needs = { bytes: equality ? undefined : "bytes-order", oint: "optionals optional-equality" }[type];
    return [`<${type}> ${random.pick(equality ? ["==", "!="] : ["<", "<=", ">", ">="])} <${type}>`, needs];
  }

  leaf(type) {
    const wanted = typeOf[type] ?? type;
    const named = this.scope.filter(([, of]) => same(of, wanted)).map(([name]) => name);
    if (named.length > 0 && this.random.chance(0.65)) return this.random.pick(named);
    if (type === "any") return "any";
    if (type === "oint") this.needs.add("optionals");
    if (type === "flags") this.needs.add("int-keys");
    const text = literal(randomValue(this.random, wanted));
    return text.startsWith("-") ? `(${text})` : text;
  }
}

/** @returns {{expression, type, needs: string[], bindings}} `optional`: with the optional variables too */
export function randomCase(seed, options) {
  const random = new Random(seed);
  const writer = new Writer(random, options);
  const name = random.chance(0.45) ? "bool" : random.pick(Object.keys(forms));
  const expression = writer.write(name, 1 + random.below(4), false);
  const bindings = Object.fromEntries(
    Object.entries(variables).map(([variable, type]) => [variable, randomValue(random, type)]));
  return { expression, type: typeOf[name] ?? name, needs: [...writer.needs], bindings };
}
