using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Conformance;

/// <summary>The grammar that templates are generated from. A production names symbols between « and »; one without any is a leaf.</summary>
internal static class TemplateGrammar
{
    /// <summary>Separates the message from its partials.</summary>
    public const char PartialMark = '\u0001';

    private static readonly Dictionary<string, string[]> Productions = new(StringComparer.Ordinal)
    {
        ["root"] = ["«start»«statements»\u0001«statements»\u0001{{ $1 }}«statements»"],
        ["start"] =
        [
            "", "", "{{ v1 = 'a'; v2 = 1 }}", "{{ capture k1 }}5{{ end }}", "{{ v1 = «text»; v2 = «number» }}", "{{ v3 = «list» }}", "{{ $l = «value» }}",
            "{{ func f(a); ret a + '/'; end; func g(a); y = a * 2; }}<{{ y }}>{{ end; h(a) = a + a }}{{ v1 = 'q' }}",
            "{{ func r(a); for z in xs; if z == a; ret z; end; if «condition»; continue; end; end; if a == 'a'; ret; end; y = a; ret y; end }}",
            "{{ func r(a); if a == s; ret «value»; end }}x{{ for z in «iterable»; if «condition»; ret z; end; z; end; if «condition» }}\n {{ ret «value» }}{{ end }}y{{ end }}",
            "{{ func r(a); y = a; while while.index < 3; if «condition»; ret y; end; case y; when a; ret «value»; end; end; ret «value»; end }}",
        ],
        ["statements"] = ["", "«statement»", "«text-run»«statement»", "«statement»«statements»", "«text-run»«statement»«text-run»«statements»"],
        ["text-run"] = [" ", "\n", "\n  ", "a", "a\n\tb\n", "  ", "\r\n", "\r", "- ", "\n\n", "{%{ raw }%}", "{%{x\n y}%}\n", "  {%{-\nr\n~}%}\n", "}} %} {"],
        ["open"] = ["{{", "{{", "{{", "{{-", "{{~"],
        ["close"] = ["}}", "}}", "}}", "-}}", "~}}"],
        ["statement"] =
        [
            "{{ s }}", "«open» «value» «close»", "«open» «value» «close»", "«open» «value»; «value» «close»",
            "«open» if «value» «close»«statements»«open» end «close»",
            "«open» if «condition» «close»«statements»«open» else «close»«statements»«open» end «close»",
            "«open» if «condition» «close»«statements»«open» else if «value» «close»«statements»«open» else «close»«statements»«open» end «close»",
            "«open» for it in «iterable»«options» «close»«loop-body»«open» end «close»",
            "«open» for it in «iterable»«options» «close»«loop-body»«open» else «close»«statements»«open» end «close»",
            "«open» for i in 1..«count» «close»«statements»«open» end «close»", "«open» for $it in «iterable»«options» «close»{{ $it }}«statements»{{ $it «operator» «value» }}«open» end «close»",
            "«open» for kv in «object» «close»«pair-body»«open» end «close»",
            "«open» while while.index < 2 «close»«statements»{{ while.even }}«open» end «close»",
            "«open» case «value» «close»«when»«when»«open» end «close»", "«open» case «value» «close»«when»«open» else «close»«statements»«open» end «close»",
            "«open» capture k1 «close»«statements»«open» end «close»«open» «captured» «close»",
            "«open» with «object» «close»«statements»{{ name }}«open» end «close»",
            "«open» v1 = «text» «close»", "«open» v2 = «number» «close»", "«open» v2 «compound» «number» «close»", "«open» v3 = «list» «close»", "{{ v5 = [] }}«open» for it in «iterable» «close»{{ v5 = v5 | array.add «value» }}«open» end «close»{{ v5 }}{{ v5 | «list-filter» }}", "«open» case e «close»{{ when 'free' }}{{ v6 = «value» }}{{ when 'pro plan' }}{{ v6 = «value» }}«open» end «close»{{ v6 }}", "{{ v4 = «value» }}{{ v4 }}",
            "«open» include 'p' «argument» «close»", "«open» include 'q' «argument» «close»", "«open» (include 'q' «argument») «operator» «value» «close»",
            "«open» f «argument» «close»", "«open» r «argument» «close»", "{{ v7 = r «argument» }}{{ v7 }}", "{{ (r «argument») «operator» «value» }}", "{{ if r «argument» }}«statements»{{ end }}", "«open» if «condition» «close»{{ ret }}{{ end }}",
            "«open» if «condition» «close»«text-run»{{ ret «value» }}{{ end }}", "«open» for it in os «close»{{ v3 = os | array.filter @(do; ret $0.name «operator» it.name; end) }}{{ v3 | «list-filter» }}{{ end }}", "«open» for it in «list» | array.filter @(do; ret «item-value»; end) «close»«loop-body»{{ end }}", "«open» g «argument» «close»", "«open» $l «close»", "«open» # note «close»", "«open» «value» # note\n «value» «close»",
        ],
        ["compound"] = ["+=", "-=", "*=", "//=", "%=", "/="],
        ["when"] = ["{{ when 1 }}", "{{ when 'a', s }}x", "{{ when «value» }}«statements»", "{{ when «value», «value» }}«statements»", "{{ when «value» || «value» }}«statements»"],
        ["count"] = ["2", "3", "n", "40", "400", "(xs | array.size)"],
        ["options"] = ["", "", "", " limit:2", " offset:1", " reversed", " offset:1 limit:1 reversed", " limit:«atom-number»", " offset:«atom-number»"],
        ["iterable"] = ["xs", "ns", "os", "s", "e", "nxs", "[]", "(1..3)", "«list»", "(«list»)", "(«text»)", "v3"],
        ["loop-body"] =
        [
            "{{ it }}", "\n  {{ it }}", "{{ it }}{{ for.index }}{{ for.last }}", "{{ it + «value» }}", "{{ it «operator» «value» }}", "{{ it | «filter» }}", "{{ it.name }}{{ it.age }}",
            "{{ if for.changed }}x{{ end }}", "{{ if for.index == 1 }}{{ break }}{{ end }}{{ for.length }}", "{{ if «condition» }}{{ continue }}{{ end }}{{ it }}", "«statements»{{ it }}",
            "{{ [it] }}{{ {a: it} }}", "{{ it.size }}", "{{ it[0] }}", "{{ for z in it }}{{ z }}{{ end }}", "{{ v1 = it }}{{ v1 }}", "{{ xs | array.join it }}", "{{ «list» | «list-filter» }}",
            "{{ it == «value» ? 'y' : 'n' }}{{ for.rindex }}{{ for.odd }}", "{{ include 'q' it }}", "{{ f it }}",
        ],
        ["pair-body"] = ["{{ kv }}", "{{ kv.key }}={{ kv.value }}", "{{ kv | object.to_json }}", "{{ with kv }}{{ key }}{{ end }}", "{{ kv.value «operator» «value» }}", "{{ kv | «filter» }}"],
        ["argument"] = ["s", "2", "'x'", "n", "(«value»)", "«atom»"],
        ["operator"] = ["+", "+", "==", "!=", "<", ">=", "&&", "||", "??", "?!", "-", "*", "/", "//", "%"],
        ["value"] =
        [
            "s", "«atom»", "«text»", "«number»", "«condition»", "«list»", "«object»", "«value» «operator» «value»", "(«value» «operator» «value»)", "(«condition» ? «atom» : «atom»)",
            "«value» | «filter»", "(«value») | «filter»", "«list» | «list-filter»", "«condition» ? «value» : «value»", "«unary»(«value»)", "$\"a{«value»}b\"", "«date»", "«captured»",
            "(«value»)?.size", "(«list»)[«atom-number»]", "s[«atom-number»]",
        ],
        ["unary"] = ["!", "-", "+"],
        ["atom"] =
        [
            "s", "t", "n", "m", "x", "d", "b", "c", "at", "nat", "e", "ne", "xs", "ns", "os", "o", "no", "es", "nes", "nxs", "null", "true", "'a'", "\"\"", "`q`", "1", "0", "2.5", "1.5m", "big", "mm", "v1", "v2", "v3", "k1",
            "o.name", "o.age", "o.z", "no?.name", "no.name", "o?.z", "os[0]", "os[0]?.name", "xs[0]", "xs[-1]", "s[0]", "ns[1]", "nes[1]", "[]", "{}", "[n, 1]", "[s, 'b']", "[ne, e]", "[t]", "{a: n, b: s}", "{a: ne}", "{a: t}",
            "at.year", "xs.size", "s.size", "(1..3)", "no.e", "no?.e",
        ],
        ["atom-number"] = ["0", "1", "-1", "n", "2", "xs.size", "-n", "v2", "9"],
        ["text"] =
        [
            "s", "'lit'", "t", "e", "ne", "v1", "(«text» + «text»)", "(«text» + «number»)", "(t + t)", "(t + ne)", "(«atom» + «text»)", "(«text» * «atom-number»)", "(«text» | «text-filter»)", "(«text» ?? «text»)",
            "(«condition» ? «text» : «text»)", "(xs | array.join «text»)", "(«number» | math.format '«format»')", "(k1 + '')",
        ],
        ["format"] = ["0.0", "N2", "X", "x4", "D3", "F1", "00", "G"],
        ["number"] =
        [
            "n", "1", "7", "m", "x", "d", "o.age", "v2", "big", "mm", "(«number» + «number»)", "(«number» - «number»)", "(«number» * «number»)", "(«number» / «number»)", "(«number» // «number»)", "(«number» % «number»)", "(-«number»)", "-«atom-number»",
            "(m ?? «number»)", "(«text» | string.size)", "(«number» | math.abs)", "(«number» | math.round 1)", "(«number» | math.floor)", "(«number» | math.divided_by 2)", "(«number» | math.plus «number»)", "(«number» | math.times «number»)",
            "(«number» | math.modulo 3)", "(«condition» ? «number» : «number»)", "(«number» << 2)", "(«number» >> 1)", "('12' | string.to_int)", "(«list»).size",
        ],
        ["condition"] =
        [
            "b", "c", "true", "s.empty?", "!xs.empty?", "(«text»).empty?", "!(«list»).empty?", "(«value»).empty?", "(«text» | !string.empty)", "(xs | !array.contains «text»)", "(«number» < «number»)", "(«number» == «number»)", "(«text» == «text»)", "(«text» < «text»)", "(«atom» == «atom»)", "(«atom» != null)", "(null == «atom»)", "(«condition» && «condition»)",
            "(«condition» || «value»)", "!«condition»", "(«text» | string.contains 'l')", "(«text» | string.starts_with «text»)", "(xs | array.contains «text»)", "(ns | array.contains n)", "(«value» | math.is_number)", "(xs | array.any @string.empty)", "(«list» | array.any @(do; ret «item-value»; end))",
        ],
        ["list"] =
        [
            "xs", "ns", "os", "es", "v3", "[«value»]", "[«text», «text»]", "[«number», «number»]", "(«list» + «list»)", "(«text» | string.split ' ')", "(«list» | array.reverse)", "(«list» | array.sort)", "(«list» | array.limit 2)", "(«list» | array.uniq)",
            "(os | array.map 'name')", "(os | array.sort 'age')", "(ns | array.compact)", "(nes | array.compact)", "(xs | array.add «text»)", "(«list» | array.add «value»)", "(xs | array.each @string.upcase)", "(xs | array.filter @string.empty)",
            "(«list» | array.concat «list»)", "(«list» | array.remove_at 0)", "(«list» | array.offset 1)", "(xs | array.insert_at 1 «text»)", "(«condition» ? «list» : «list»)", "(o | object.keys)", "(«list» | array.each @(do; ret «item-value»; end))", "(«list» | array.filter @(do; ret «item-value»; end))", "(«list» | array.filter @(do; if «condition»; ret «item-value»; end; ret «item-value»; end))", "[1, 2.5]", "[x, 0]", "(s | regex.split '[ o]')", "(1..n)",
        ],
        ["item-value"] = ["$0", "$0 «operator» «value»", "$0.name", "$0?.name == s", "$0.age > 1", "($0 | «filter»)", "«condition»", "«value»", "$0 == v1", "[$0]", "{name: $0}"],
        ["object"] = ["o", "no", "{name: s}", "{name: «value», b: «value»}", "{s: «value», z: «value»}", "os[0]", "{name: {name: «value»}}.name", "(«condition» ? o : {name: 'q', age: 1, z: null})"],
        ["date"] = ["at", "nat", "at - at", "(at | date.add_days «atom-number»)", "at | date.to_string '%F %g%H'", "at | date.to_string '«directive»'", "date.parse '2026-03-15'", "at.day_of_year", "at < at", "at == nat", "(at - nat).total_hours", "at.day_of_week", "at.day_of_week «operator» «value»", "nat?.day_of_week ?? 'x'", "at.date", "at.time_of_day", "(at - at).total_milliseconds", "at | date.to_string '«directive»' 'de-DE'", "(«number» | math.format 'N2' 'fr-FR')"],
        ["directive"] = ["%a %b", "%c", "%g", "%g%d", "%x %X", "%e|%k|%l", "%U %V %W %w %u", "%j", "%L%N", "%p%P%r", "%v", "%C%y", "%q%%"],
        ["captured"] = ["k1", "k1 + 's'", "k1 «operator» «value»", "«value» «operator» k1", "k1 | «filter»", "(b ? k1 : s) «operator» «value»", "k1 == 's'", "k1 ?? 'x'"],
        ["filter"] = ["!string.empty", "!«text-filter»", "«text-filter»", "«list-filter»", "object.to_json", "object.default «atom»", "object.typeof", "object.size", "object.keys", "math.round", "math.plus «atom-number»", "f", "string.to_int", "string.to_long", "string.to_double"],
        ["text-filter"] =
        [
            "string.upcase", "string.downcase", "string.capitalize", "string.capitalizewords", "string.strip", "string.lstrip", "string.rstrip", "string.size", "string.append «argument»", "string.prepend «argument»", "string.remove 'l'", "string.remove_first 'l'",
            "string.remove_last «argument»", "string.replace 'l' «argument»", "string.replace «argument» 'b'", "string.replace_first 'l' 'x'", "string.slice 1", "string.slice 1 2", "string.slice start:1 length:2", "string.slice start:1 2", "string.slice «atom-number» «atom-number»",
            "string.slice1 «atom-number»", "string.truncate 5", "string.truncate ellipsis:'!' 4", "string.truncate 4 ellipsis:'!'", "string.truncatewords 1", "string.pad_left 8", "string.pad_right 8", "string.contains 'l'", "string.ends_with 'd'", "string.index_of 'o'",
            "string.split 'l'", "string.empty", "string.empty ? 'y' : 'n'", "string.whitespace", "string.handleize", "string.escape", "string.literal", "string.md5", "string.base64_encode", "string.base64_decode", "string.strip_newlines", "string.equals_ignore_case «argument»",
            "html.escape", "html.strip", "html.url_encode", "regex.replace 'l+' '<$0>'", "regex.match 'l(.)'", "regex.matches '[a-m]'", "regex.escape",
        ],
        ["list-filter"] =
        [
            "array.size", "array.first", "array.last", "array.join ', '", "array.join «text»", "array.reverse", "array.sort", "array.uniq", "array.compact", "array.limit «atom-number»", "array.offset «atom-number»", "array.contains «atom»", "array.map 'name'", "array.add «atom»",
            "array.concat «list»", "array.remove_at «atom-number»", "array.insert_at «atom-number» «atom»", "array.each @string.upcase", "array.filter @string.empty", "array.any @string.empty", "object.to_json", "array.reverse | array.join ''", "array.each @f",
        ],
    };

    private static readonly Dictionary<string, Phrase[]> Derivations = Productions.ToDictionary(
        static entry => entry.Key, static entry => entry.Value.Select(production => Read(entry.Key, production)).ToArray(), StringComparer.Ordinal);

    /// <summary>The productions of a symbol that name no other.</summary>
    public static IEnumerable<Phrase> Leaves(string symbol) => Derivations[symbol].Where(static phrase => phrase.Children.Count == 0);

    /// <summary>A phrase made by chance; beyond a depth only leaves are taken where there are some.</summary>
    public static Phrase Derive(string symbol, Random random, int depth)
    {
        Phrase[] choices = Derivations[symbol];
        Phrase[] leaves = depth > 0 ? [] : [.. Leaves(symbol)];
        choices = leaves.Length > 0 ? leaves : choices;
        Phrase chosen = choices[random.Next(choices.Length)];
        return chosen.Children.Count == 0
            ? chosen
            : chosen with { Children = [.. chosen.Children.Select(child => Derive(child.Symbol, random, depth - 1))] };
    }

    private static Phrase Read(string symbol, string production)
    {
        string[] parts = production.Split('«', '»');
        return new Phrase(
            symbol,
            [.. parts.Where(static (_, index) => index % 2 == 0)],
            [.. parts.Where(static (_, index) => index % 2 == 1).Select(static child => new Phrase(child, [string.Empty], []))]);
    }
}
