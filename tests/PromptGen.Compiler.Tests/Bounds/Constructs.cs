using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>Each construct of the language at a size, to be doubled.</summary>
internal static class Constructs
{
    /// <summary>What grows in length: accepted at any size, in work that grows with it.</summary>
    public static readonly IReadOnlyDictionary<string, Func<int, Subject>> Wide = new Dictionary<string, Func<int, Subject>>(StringComparer.Ordinal)
    {
        ["text"] = static n => new(Repeat(n, "word and word\n")),
        ["outputs"] = static n => new(Repeat(n, "{{ t }}, {{ n + 1 }};")),
        ["comments"] = static n => new(Repeat(n, "{{ # a comment }}{{ ## and another ## }}")),
        ["raw blocks"] = static n => new(Repeat(n, "{%{ {{ raw }} }%}")),
        ["whitespace control"] = static n => new(Repeat(n, "  {{~ t ~}}  \n{{- t -}}\n   {{ t }}\n")),
        ["indented tags"] = static n => new(Repeat(n, "x\n    {{ t }}\n")),
        ["when"] = static n => new("{{ case n }}" + Repeat(n, i => "{{ when " + i + " }}text " + i) + "{{ else }}none{{ end }}"),
        ["when of strings"] = static n => new("{{ case t }}" + Repeat(n, i => "{{ when 'v" + i + "' }}text " + i) + "{{ end }}"),
        ["when of a nullable"] = static n => new("{{ case s }}" + Repeat(n, i => "{{ when 'v" + i + "' }}{{ t }}\n") + "{{ end }}"),
        ["when after an expression"] = static n => new("{{ case t + n + t + n + t + n + t + n + t }}" + Repeat(n, i => "{{ when 'v" + i + "' }}text " + i) + "{{ end }}"),
        ["when that assigns"] = static n => new("{{ case n }}" + Repeat(n, i => "{{ when " + i + " }}{{ y = " + i + " }}") + "{{ else }}{{ y = 0 }}{{ end }}{{ y }}"),
        ["when that assigns other names"] = static n => new("{{ case n }}" + Repeat(n, i => "{{ when " + i + " }}{{ y" + i + " = " + i + " }}") + "{{ end }}"),
        ["when values"] = static n => new("{{ case n }}{{ when " + Join(n, ", ", i => "" + i) + " }}one{{ end }}"),
        ["when values by ||"] = static n => new("{{ case t }}{{ when " + Join(n, " || ", i => "'" + i + "'") + " }}one{{ end }}"),
        ["if"] = static n => new(Repeat(n, "{{ if b }}one{{ else if n > 1 }}two{{ else }}three{{ end }}")),
        ["loops"] = static n => new(Repeat(n, "{{ for i in l }}{{ for.index }}{{ i }}{{ end }}")),
        ["loops with jumps"] = static n => new(Repeat(n, "{{ for i in l }}{{ if i == t; break; end }}{{ i }}{{ end }}")),
        ["while"] = static n => new("{{ y = 0 }}" + Repeat(n, "{{ while y < 3 }}{{ y += 1 }}{{ end }}")),
        ["assignments"] = static n => new(Repeat(n, i => "{{ y" + i + " = n + " + i + " }}") + Repeat(n, i => "{{ y" + i + " }}")),
        ["assignments to one name"] = static n => new(Repeat(n, "{{ y = t }}{{ y }}")),
        ["compound assignments"] = static n => new("{{ y = 1 }}" + Repeat(n, "{{ y += n }}{{ y *= 2 }}")),
        ["captures"] = static n => new(Repeat(n, i => "{{ capture c" + i + " }}a {{ t }}{{ end }}{{ c" + i + " }}")),
        ["with"] = static n => new(Repeat(n, "{{ with {a: t, b: n} }}{{ a }}{{ b }}{{ end }}")),
        ["functions"] = static n => new(Repeat(n, i => "{{ func f" + i + "(a) }}{{ ret a + 1 }}{{ end }}")),
        ["conditionals"] = static n => new(Repeat(n, "{{ b ? t : 'none' }}")),
        ["list"] = static n => new("{{ [" + Join(n, ", ", i => "" + i) + "] }}"),
        ["list of variables"] = static n => new("{{ [" + Join(n, ", ", _ => "t") + "] | array.join ', ' }}"),
        ["lists"] = static n => new(Repeat(n, "{{ [1, 2, n] }}{{ l | array.sort | array.join ',' }}")),
        ["object"] = static n => new("{{ y = {" + Join(n, ", ", i => "a" + i + ": " + i) + "} }}" + Repeat(n, i => "{{ y.a" + i + " }}")),
        ["objects"] = static n => new(Repeat(n, "{{ y = {a: 1, b: t} }}{{ y.a }}")),
        ["interpolated parts"] = static n => new("{{ $\"" + Repeat(n, "a{t}") + "\" }}"),
        ["interpolated strings"] = static n => new(Repeat(n, "{{ $\"a{t}b{n}\" }}")),
        ["calls"] = static n => new(Repeat(n, "{{ t | string.upcase | string.append 'x' }}{{ string.size t }}")),
        ["arguments of an include"] = static n => new Subject("{{ include 'p' " + Join(n, " ", i => "a" + i + ": " + i) + " }}").With("p", Repeat(n, i => "{{ $a" + i + " }}")),
        ["arguments of a function"] = static n => new("{{ func f(" + Join(n, ", ", i => "a" + i) + ") }}" + Repeat(n, i => "{{ a" + i + " }}") + "{{ end }}{{ f(" + Join(n, ", ", i => "" + i) + ") }}"),
        ["includes"] = static n => new Subject(Repeat(n, "{{ include 'p' }}{{ include 'q' t }}")).With("p", "text {{ t }}").With("q", "{{ $1 }}"),
        ["indented includes"] = static n => new Subject(Repeat(n, "x\n  {{ include 'p' }}\n")).With("p", "text {{ t }}\n"),
        ["includes as text"] = static n => new Subject(Repeat(n, "{{ y = include 'p' }}{{ y }}")).With("p", "text {{ t }}"),
        ["includes in loops"] = static n => new Subject(Repeat(n, "{{ for i in l }}{{ include 'p' }}{{ end }}")).With("p", "{{ for k in l }}{{ i }}{{ end }}"),
        ["partials"] = static n => Enumerable.Range(0, n).Aggregate(new Subject(Repeat(n, i => "{{ include 'p" + i + "' }}")), static (subject, i) => subject.With("p" + i, "{{ t }}")),
        ["recursive includes"] = static n => new Subject("{{ y = 0 }}{{ include 'p' }}").With("p", "{{ y += 1 }}" + Repeat(n, "{{ if y < 3 }}{{ include 'p' }}{{ end }}")),
        ["recursion through many"] = static n => Enumerable.Range(0, n).Aggregate(
            new Subject("{{ y = 0 }}{{ include 'p' }}").With("p", "{{ y += 1 }}{{ if y < 3 }}" + Repeat(n, i => "{{ include 'q" + i + "' }}") + "{{ end }}"),
            static (subject, i) => subject.With("q" + i, "{{ if y < 3 }}{{ include 'p' }}{{ end }}")),
        ["untrusted text"] = static n => new(Repeat(n, i => "{{ y" + i + " = u }}{{ y" + i + " | prompt.fence }}")),
        ["undeclared names"] = static n => new(Repeat(n, i => "{{ wrong" + i + " }}")),
        ["unknown members"] = static n => new(Repeat(n, i => "{{ o.wrong" + i + " }}")),
        ["unknown functions"] = static n => new(Repeat(n, i => "{{ t | string.wrong" + i + " }}")),
        ["unclosed blocks"] = static n => new(Repeat(n, "{{ if b }}")),
        ["stray words"] = static n => new(Repeat(n, "{{ end }}{{ else }}")),
        ["bad tokens"] = static n => new(Repeat(n, "{{ ) }}{{ t t | }}")),
        ["numbers"] = static n => new(Repeat(n, "{{ 1_000 + 0xFF }}{{ 1.5e3 * x }}{{ 2.5m + d }}")),
        ["dates"] = static n => new(Repeat(n, "{{ at }}{{ at.year }}{{ at | date.to_string '%Y' }}{{ (at - at).days }}")),
        ["properties"] = static n => new(Repeat(n, "{{ o.o.s }}{{ o.o.o.s }}")),
        ["objects as text"] = static n => new(Repeat(n, "{{ o }}{{ o | object.to_json }}{{ o | object.keys | array.join ',' }}")),
        ["regular expressions"] = static n => new(Repeat(n, "{{ t | regex.replace `a+` 'b' }}")),
        ["functions on items"] = static n => new(Repeat(n, "{{ l | array.each @string.upcase | array.join ', ' }}")),
    };

    /// <summary>What grows inside itself: refused beyond a limit.</summary>
    public static readonly IReadOnlyDictionary<string, Func<int, Subject>> Deep = new Dictionary<string, Func<int, Subject>>(StringComparer.Ordinal)
    {
        ["sum of integers"] = static n => new("{{ n" + Repeat(n, " + n") + " }}"),
        ["sum of nullable integers"] = static n => new("{{ m" + Repeat(n, " + m") + " }}"),
        ["difference"] = static n => new("{{ n" + Repeat(n, " - n") + " }}"),
        ["product"] = static n => new("{{ n" + Repeat(n, " * n") + " }}"),
        ["integer quotient"] = static n => new("{{ n" + Repeat(n, " // n") + " }}"),
        ["quotient"] = static n => new("{{ n" + Repeat(n, " / n") + " }}"),
        ["remainder"] = static n => new("{{ n" + Repeat(n, " % n") + " }}"),
        ["remainder of numbers"] = static n => new("{{ x" + Repeat(n, " % x") + " }}"),
        ["sum of numbers"] = static n => new("{{ x" + Repeat(n, " + x") + " }}"),
        ["sum of decimals"] = static n => new("{{ d" + Repeat(n, " + d") + " }}"),
        ["quotient of decimals"] = static n => new("{{ d" + Repeat(n, " / d") + " }}"),
        ["sum of mixed numbers"] = static n => new("{{ n" + Repeat(n, i => i % 2 == 0 ? " + x" : " + n") + " }}"),
        ["small sums"] = static n => new("{{ for i in l }}{{ for.index" + Repeat(n, " + 1") + " }}{{ end }}"),
        ["shifts to the right"] = static n => new("{{ n" + Repeat(n, " >> 1") + " }}"),
        ["shifts to the left"] = static n => new("{{ n" + Repeat(n, " << 1") + " }}"),
        ["texts"] = static n => new("{{ t" + Repeat(n, " + t") + " }}"),
        ["nullable texts"] = static n => new("{{ s" + Repeat(n, " + s") + " }}"),
        ["nullable text and integers"] = static n => new("{{ s" + Repeat(n, " + 1") + " }}"),
        ["integers before a nullable text"] = static n => new("{{ " + Repeat(n, "(1 + ") + "s" + Repeat(n, ")") + " }}"),
        ["enums"] = static n => new("{{ e" + Repeat(n, " + e") + " }}"),
        ["texts to the right"] = static n => new("{{ " + Repeat(n, "t + (") + "t" + Repeat(n, ")") + " }}"),
        ["repetition"] = static n => new("{{ t" + Repeat(n, " * 1") + " }}"),
        ["repetition of a nullable"] = static n => new("{{ s" + Repeat(n, " * 1") + " }}"),
        ["lists joined"] = static n => new("{{ l" + Repeat(n, " + l") + " }}"),
        ["&&"] = static n => new("{{ if b" + Repeat(n, " && b") + " }}x{{ end }}"),
        ["||"] = static n => new("{{ if s" + Repeat(n, " || s") + " }}x{{ end }}"),
        ["&& of tests"] = static n => new("{{ if s" + Repeat(n, " && s == 'a'") + " }}{{ s }}{{ end }}"),
        ["comparison"] = static n => new("{{ n == 1" + Repeat(n, " == true") + " }}"),
        ["order"] = static n => new("{{ s < 't'" + Repeat(n, " == true") + " }}"),
        ["??"] = static n => new("{{ s" + Repeat(n, " ?? s") + " }}"),
        ["?? of one that is there"] = static n => new("{{ n" + Repeat(n, " ?? (n + n)") + " }}"),
        ["?? of integers"] = static n => new("{{ m" + Repeat(n, " ?? m") + " }}"),
        ["?!"] = static n => new("{{ s" + Repeat(n, " ?! s") + " }}"),
        ["?: to the right"] = static n => new("{{ " + Repeat(n, i => "n == " + i + " ? 'a' : ") + "'b' }}"),
        ["?: to the left"] = static n => new("{{ " + Repeat(n, "b ? (") + "t" + Repeat(n, ") : 'x'") + " }}"),
        ["?: of null"] = static n => new("{{ " + Repeat(n, "(b ? ") + "s" + Repeat(n, " + 1 : null)") + " }}"),
        ["parentheses"] = static n => new("{{ " + Repeat(n, "(") + "n" + Repeat(n, ")") + " }}"),
        ["!"] = static n => new("{{ " + Repeat(n, "!") + "b }}"),
        ["minus"] = static n => new("{{ " + Repeat(n, "-(") + "n" + Repeat(n, ")") + " }}"),
        ["plus"] = static n => new("{{ " + Repeat(n, "+") + "n }}"),
        ["@"] = static n => new("{{ " + Repeat(n, "@") + "n }}"),
        ["pipes"] = static n => new("{{ t" + Repeat(n, " | string.upcase") + " }}"),
        ["pipes with arguments"] = static n => new("{{ t" + Repeat(n, " | string.append t") + " }}"),
        ["calls inside each other"] = static n => new("{{ " + Repeat(n, "string.upcase (") + "t" + Repeat(n, ")") + " }}"),
        ["calls by parentheses"] = static n => new("{{ " + Repeat(n, "string.upcase(") + "t" + Repeat(n, ")") + " }}"),
        ["property chain"] = static n => new("{{ o" + Repeat(n, ".o") + " }}"),
        ["null-safe chain"] = static n => new("{{ o" + Repeat(n, "?.o") + " }}"),
        ["index chain"] = static n => new("{{ l" + Repeat(n, "[0]") + " }}"),
        ["index of properties"] = static n => new("{{ o" + Repeat(n, "['o']") + " }}"),
        ["index inside index"] = static n => new("{{ " + Repeat(n, "l[") + "0" + Repeat(n, "].size") + " }}"),
        ["call chain"] = static n => new("{{ t" + Repeat(n, "(t)") + " }}"),
        ["list inside list"] = static n => new("{{ " + Repeat(n, "[") + "1" + Repeat(n, "]") + " }}"),
        ["object inside object"] = static n => new("{{ " + Repeat(n, "{a: ") + "1" + Repeat(n, "}") + " }}"),
        ["interpolation inside interpolation"] = static n => new("{{ " + Repeat(n, "$\"a{") + "t" + Repeat(n, "}b\"") + " }}"),
        ["if inside if"] = static n => new(Repeat(n, "{{ if b }}a") + Repeat(n, "{{ end }}")),
        ["else if"] = static n => new("{{ if n == 0 }}a" + Repeat(n, i => "{{ else if n == " + i + " }}a{{ t }}\n") + "{{ end }}"),
        ["else if that assigns"] = static n => new("{{ if n == 0 }}{{ y = 1 }}" + Repeat(n, i => "{{ else if n == " + i + " }}{{ y = 2 }}") + "{{ else }}{{ y = 3 }}{{ end }}{{ y }}"),
        ["if inside else"] = static n => new(Repeat(n, "{{ if b }}a{{ else }}") + Repeat(n, "{{ end }}")),
        ["case inside case"] = static n => new(Repeat(n, "{{ case n }}{{ when 1 }}a") + Repeat(n, "{{ end }}")),
        ["for inside for"] = static n => new(Repeat(n, i => "{{ for i" + i + " in l }}a") + Repeat(n, "{{ end }}")),
        ["for over what it assigns"] = static n => new("{{ y = l }}" + Repeat(n, i => "{{ for i" + i + " in y }}a") + Repeat(n, "{{ end }}")),
        ["for inside else of for"] = static n => new(Repeat(n, "{{ for i in l }}a{{ else }}") + Repeat(n, "{{ end }}")),
        ["while inside while"] = static n => new(Repeat(n, "{{ while b }}a") + Repeat(n, "{{ end }}")),
        ["capture inside capture"] = static n => new(Repeat(n, i => "{{ capture c" + i + " }}a") + Repeat(n, "{{ end }}")),
        ["with inside with"] = static n => new(Repeat(n, "{{ with {a: 1} }}a") + Repeat(n, "{{ end }}")),
        ["func inside func"] = static n => new(Repeat(n, i => "{{ func f" + i + " }}a") + Repeat(n, "{{ end }}")),
        ["ret after ret"] = static n => new("{{ func f(a) }}" + Repeat(n, i => "{{ if a == " + i + " }}{{ ret " + i + " }}{{ end }}") + "{{ ret 0 }}{{ end }}{{ f(n) }}"),
        ["ret in branches"] = static n => new("{{ func f(a) }}" + Repeat(n, "{{ if b }}") + "{{ ret 1 }}" + Repeat(n, "{{ end }}") + "{{ ret 0 }}{{ end }}{{ f(n) }}"),
        ["function inside function"] = static n => new("{{ func f0(a) }}{{ ret a }}{{ end }}" + Repeat(n, i => "{{ func f" + (i + 1) + "(a) }}{{ ret f" + i + "(a) + 1 }}{{ end }}") + "{{ f" + n + "(n) }}"),
        ["statement functions"] = static n => new("{{ func f0 }}a{{ end }}" + Repeat(n, i => "{{ func f" + (i + 1) + " }}b{{ f" + i + " }}{{ end }}") + "{{ f" + n + " }}"),
        ["function of a function"] = static n => new("{{ func f(a) }}{{ ret a + 't' }}{{ end }}{{ func g(a) }}{{ ret a }}{{ end }}{{ " + Repeat(n, "g(") + "t" + Repeat(n, ")") + " }}"),
        ["includes inside each other"] = static n => Enumerable.Range(0, n).Aggregate(
            new Subject("{{ include 'p0' }}").With("p" + n, "{{ t }}"), static (subject, i) => subject.With("p" + i, "a{{ include 'p" + (i + 1) + "' }}\n")),
        ["includes in their arguments"] = static n => new Subject("{{ " + Repeat(n, "include 'p' (") + "t" + Repeat(n, ")") + " }}").With("p", "{{ $1 }}"),
        ["includes under an if"] = static n => Enumerable.Range(0, n).Aggregate(
            new Subject("{{ include 'p0' }}").With("p" + n, "{{ t }}"),
            static (subject, i) => subject.With("p" + i, "{{ if b }}{{ if n == 1 }}{{ for i in l }}{{ include 'p" + (i + 1) + "' }}{{ end }}{{ end }}{{ end }}\n")),
        ["includes bound before"] = static n => Enumerable.Range(0, n).Aggregate(
            new Subject(Repeat(n + 1, i => "{{ include 'p" + (n - i) + "' }}")).With("p" + n, "{{ t }}"),
            static (subject, i) => subject.With("p" + i, Repeat(20, "{{ if b }}") + "{{ include 'p" + (i + 1) + "' }}" + Repeat(20, "{{ end }}"))),
        ["includes with growing types"] = static n => Enumerable.Range(0, n).Aggregate(
            new Subject("{{ include 'p0' 1 }}").With("p" + n, "{{ $1 }}"),
            static (subject, i) => subject.With("p" + i, "{{ include 'p" + (i + 1) + "' [$1] }}{{ include 'p" + (i + 1) + "' {a: $1} }}")),
        ["includes of two each"] = static n => Enumerable.Range(0, n).Aggregate(
            new Subject("{{ include 'p0' }}").With("p" + n, "{{ t }}"),
            static (subject, i) => subject.With("p" + i, "{{ include 'p" + (i + 1) + "' }}{{ include 'p" + (i + 1) + "' }}")),
        ["recursion under many ifs"] = static n => new Subject("{{ y = 0 }}{{ include 'p' }}").With(
            "p", "{{ y += 1 }}" + Repeat(n, "{{ if y < 1000 }}") + "{{ include 'p' }}" + Repeat(n, "{{ end }}")),
        ["values of several types"] = static n => new("{{ (b ? 1 : 'a')" + Repeat(n, " + (b ? 1 : 'a')") + " }}"),
        ["arguments of several types"] = static n => new("{{ string.append (b ? 1 : 'a') (b ? 1 : 'a')" + Repeat(n, " | string.append (b ? 1 : 'a')") + " }}"),
        ["functions that double"] = static n => new("{{ func f0 }}a{{ end }}" + Repeat(n, i => "{{ func f" + (i + 1) + " }}{{ f" + i + " }}{{ f" + i + " }}{{ end }}") + "{{ f" + n + " }}"),
        ["arguments that double"] = static n => new("{{ func f(a) }}{{ ret a ?? a }}{{ end }}{{ " + Repeat(n, "f(") + "s" + Repeat(n, ")") + " }}"),
    };

    /// <summary>What doubles with each level, and is refused once that costs something: it never is linear, and always little.</summary>
    public static readonly IReadOnlyCollection<string> Doubling = new HashSet<string>(StringComparer.Ordinal)
    {
        "includes with growing types", "values of several types", "arguments of several types", "functions that double", "arguments that double", "?: of null",
    };

    private static string Repeat(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static string Join(int count, string separator, Func<int, string> text) => string.Join(separator, Enumerable.Range(0, count).Select(text));
}
