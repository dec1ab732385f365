using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>Each construct of prompt files at a size, to be doubled.</summary>
internal static class FileConstructs
{
    private const string Head = "prompt_id: bounded\nversion: 2026-03-15.1\n";
    private const string Message = "template: \"x\"\n";

    /// <summary>Accepted at any size below the limits, or refused with few words, in work that grows with it.</summary>
    public static readonly IReadOnlyDictionary<string, Func<int, string>> All = new Dictionary<string, Func<int, string>>(StringComparer.Ordinal)
    {
        ["variables"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{i}: string\n") + Used(n),
        ["variables as a list"] = static n => Head + "variables: [" + Join(n, i => "v" + i) + "]\n" + Used(n),
        ["variables that nothing uses"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{i}: string\n") + Message,
        ["variables with all rules"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{i}: {{ type: string, pattern: \"^a+$\", max_length: 9, default: a, description: d }}\n") + Used(n),
        ["variables of their own enums"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{i}: [a, b]\n") + Used(n),
        ["variables of their own objects"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{i}: {{ type: object, properties: {{ a: string, b: integer? }} }}\n") + Used(n),
        ["variables with one C# name"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{new string('_', i % 50)}x{i / 50}: string\n") + Message,
        ["variables of an unknown type"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{i}: wrong{i}\n") + Message,
        ["enum members"] = static n => Head + "variables:\n  v: [" + Join(n, i => "m" + i) + "]\ntemplate: \"{{ v }}\"\n",
        ["enum members with one C# name"] = static n => Head + "variables:\n  v: [" + Join(n, i => "\"m" + new string('-', i % 40) + "x" + (i / 40) + "\"") + "]\ntemplate: \"{{ v }}\"\n",
        ["a default among enum members"] = static n => Head + "variables:\n  v: { enum: [" + Join(n, i => "m" + i) + "], default: m" + (n - 1) + " }\ntemplate: \"{{ v }}\"\n",
        ["properties"] = static n => Head + "variables:\n  v:\n    type: object\n    properties:\n" + Repeat(n, i => $"      p{i}: string\n") + "template: \"" + Repeat(n, i => "{{ v.p" + i + " }}") + "{{ v }}\"\n",
        ["objects inside lists"] = static n => Head + "variables:\n" + Repeat(n, i => $"  v{i}: {{ type: array, items: {{ type: array, items: {{ type: object, properties: {{ a: string }} }} }} }}\n") + Used(n),
        ["a long default"] = static n => Head + "variables:\n  v: { type: string, default: \"" + new string('x', n * 40) + "\" }\ntemplate: \"{{ v }}\"\n",
        ["a default of escapes"] = static n => Head + "variables:\n  v: { type: string, default: \"" + Repeat(n, _ => "\\u202e\\n\\\"") + "\" }\ntemplate: \"{{ v }}\"\n",
        ["a long number"] = static n => Head + "variables:\n  v: { type: decimal, default: 0." + new string('1', n * 40) + " }\ntemplate: \"{{ v }}\"\n",
        ["a long pattern"] = static n => Head + "variables:\n  v: { type: string, pattern: \"" + Repeat(n, _ => "(a|b)?") + "\" }\ntemplate: \"{{ v }}\"\n",
        ["a long format"] = static n => Head + "variables:\n  v: { type: date, format: \"" + Repeat(n, _ => "%Y-%m ") + "\" }\ntemplate: \"{{ v }}\"\n",
        ["messages"] = static n => Head + "messages:\n" + Repeat(n, i => $"  - role: {(i % 2 == 0 ? "user" : "assistant")}\n    template: text {i}\n"),
        ["messages with variables"] = static n => Head + "variables: [a, b, c]\nmessages:\n" + Repeat(n, _ => "  - role: user\n    template: \"{{ a }}{{ b }}{{ c }}\"\n"),
        ["slots"] = static n => Head + "messages:\n" + Repeat(n, i => $"  - slot: s{i}\n") + "  - role: user\n    template: x\n",
        ["slots of one name"] = static n => Head + "messages:\n" + Repeat(n, _ => "  - slot: s\n") + "  - role: user\n    template: x\n",
        ["message files"] = static n => Head + "messages:\n" + Repeat(n, i => $"  - role: user\n    file: m{i % 8}.message.md\n"),
        ["missing message files"] = static n => Head + "messages:\n" + Repeat(n, i => $"  - role: user\n    file: n{i}.message.md\n"),
        ["missing partials"] = static n => Head + "template: \"" + Repeat(n, i => "{{ include 'n" + i + "' }}") + "\"\n",
        ["tools"] = static n => Head + Message + "tools:\n" + Repeat(n, i => $"  - name: t{i}\n    description: d\n    parameters: {{ type: object, properties: {{ a: {{ type: string }} }} }}\n"),
        ["tools of one name"] = static n => Head + Message + "tools:\n" + Repeat(n, _ => "  - name: t\n"),
        ["tools with methods"] = static n => Head + Message + "tools:\n" + Repeat(n, i => $"  - name: t{i}\n    method: Acme.Tools.T{i}\n    parameters: {{ type: object, properties: {{ a: {{ type: string }} }} }}\n"),
        ["parameters of a tool"] = static n => Head + Message + "tools:\n  - name: t\n    method: Acme.Tools.T\n    parameters: " + Schema(n) + "\n",
        ["members of a response"] = static n => Head + Message + Response(Schema(n)),
        ["required members of a response"] = static n => Head + Message + Response("{ type: object, properties: {" + Join(n, i => $"p{i}: {{ type: string }}") + "}, required: [" + Join(n, i => "p" + i) + "] }"),
        ["enum of a response"] = static n => Head + Message + Response("{ enum: [" + Join(n, i => "e" + i) + "] }"),
        ["enum of numbers of a response"] = static n => Head + Message + Response("{ enum: [" + Join(n, i => i + ".50") + "] }"),
        ["anyOf of a response"] = static n => Head + Message + Response("{ anyOf: [" + Join(n, i => $"{{ type: object, properties: {{ p{i}: {{ type: string }} }} }}") + "] }"),
        ["allOf of a response"] = static n => Head + Message + Response("{ allOf: [" + Join(n, i => $"{{ type: object, properties: {{ p{i}: {{ type: string }} }} }}") + "] }"),
        ["keywords of a response"] = static n => Head + Message + Response("{ type: object, " + Join(n, i => $"x-{i}: {i}") + " }"),
        ["definitions of a response"] = static n => Head + Message + Response("{ $ref: \"#/$defs/d0\", $defs: { " + Join(n, i => $"d{i}: {{ type: object, properties: {{ p: {{ $ref: \"#/$defs/d{i + 1}\" }} }} }}") + $", d{n}: {{ type: string }} }} }}"),
        ["references of a response"] = static n => Head + Message + Response("{ type: object, properties: {" + Join(n, i => $"p{i}: {{ $ref: \"#/$defs/d\" }}") + "}, $defs: { d: { type: string } } }"),
        ["references with texts"] = static n => Head + Message + Response("{ type: object, properties: {" + Join(n, i => $"p{i}: {{ $ref: \"#\", description: \"{i}{new string('x', 40)}\" }}") + "} }"),
        ["fields of parameters"] = static n => Head + Message + "parameters:\n" + Repeat(n, i => $"  p{i}: {i}\n"),
        ["a list of parameters"] = static n => Head + Message + "parameters:\n  stop:\n" + Repeat(n, i => $"    - s{i}\n"),
        ["a long text in parameters"] = static n => Head + Message + "parameters: { stop: \"" + new string('x', 40 * n) + "\" }\n",
        ["fields of the rollout"] = static n => Head + Message + "rollout:\n" + Repeat(n, i => $"  p{i}: {{ a: [1, 2.50, true, null] }}\n"),
        ["unknown fields"] = static n => Head + Message + Repeat(n, i => $"wrong{i}: 1\n"),
        ["fields given twice"] = static n => Head + Message + Repeat(n, _ => "description: a\n"),
        ["a long description"] = static n => Head + Message + "description: |\n" + Repeat(n, _ => "  a <b> & c\n"),
        ["hidden characters in a description"] = static n => Head + Message + "description: \"" + Repeat(n, _ => "\\u202e\\u0007") + "\"\n",
        ["a long template"] = static n => Head + "template: |\n" + Repeat(n, i => $"  line {i}\n"),
        ["a folded template"] = static n => Head + "template: >\n" + Repeat(n, i => $"  line {i}\n\n"),
        ["a plain template on many lines"] = static n => Head + "template:\n" + Repeat(n, i => $"  line {i}\n"),
        ["a template of escapes"] = static n => Head + "template: \"" + Repeat(n, _ => "\\u00e9\\n\\x41") + "\"\n",
        ["a template with errors on each line"] = static n => Head + "template: |\n" + Repeat(n, i => $"  {{{{ wrong{i} }}}}\n"),
        ["comments"] = static n => Head + Repeat(n, i => $"# comment {i}\n") + Message,
        ["blank lines"] = static n => Head + new string('\n', 20 * n) + Message,
        ["blanks at a line's end"] = static n => Head + "template: x" + new string(' ', 20 * n) + "\n",
        ["anchors and aliases"] = static n => Head + Message + "rollout:\n" + Repeat(n, i => $"  a{i}: &a{i} x\n") + Repeat(n, i => $"  b{i}: *a{i}\n"),
        ["aliases of one anchor"] = static n => Head + Message + "rollout:\n  a: &a [1, 2, 3]\n" + Repeat(n, i => $"  b{i}: *a\n"),
        ["aliases without anchors"] = static n => Head + Message + "rollout:\n" + Repeat(n, i => $"  b{i}: *a{i}\n"),
        ["merge conflicts"] = static n => Head + Repeat(n, _ => "<<<<<<< a\n=======\n>>>>>>> b\n") + Message,
        ["tags"] = static n => Head + Message + "rollout:\n" + Repeat(n, i => $"  a{i}: !!str 1\n"),
        ["documents"] = static n => Head + Message + Repeat(n, _ => "---\na: 1\n"),
        ["unclosed brackets"] = static n => Head + "rollout: " + new string('[', n),
        ["nested brackets"] = static n => Head + "rollout: " + new string('[', n) + new string(']', n) + "\n",
        ["nested braces"] = static n => Head + "rollout: " + Repeat(n, _ => "{a: ") + "1" + new string('}', n) + "\n",
        ["nested dashes"] = static n => Head + "rollout:\n  " + Repeat(n, _ => "- ") + "a\n",
        ["nested question marks"] = static n => Head + "rollout:\n  " + Repeat(n, _ => "? ") + "a\n",
        ["nested blocks"] = static n => Head + "rollout:\n" + Repeat(Math.Min(n, 700), i => new string(' ', i + 1) + "a:\n"),
        ["unclosed quotes"] = static n => Head + Repeat(n, i => $"a{i}: \"x\n"),
        ["tabs"] = static n => Head + Message + Repeat(n, i => $"\ta{i}: 1\n"),
        ["control characters"] = static n => Head + "template: \"" + new string('\u0001', n) + "\"\n",
    };

    /// <summary>Of these, each could have to be compared with each. A budget ends that, so that only large sizes show how the work grows.</summary>
    public static readonly IReadOnlyList<string> Compared = ["anyOf of a response"];

    public static string Partial(int i) => "Prompts/m" + i + ".message.md";

    private static string Used(int n) => "template: \"" + Repeat(n, i => "{{ v" + i + " }}") + "\"\n";

    private static string Schema(int n) => "{ type: object, properties: {" + Join(n, i => $"p{i}: {{ type: string, description: \"d{i}\" }}") + "} }";

    private static string Response(string schema) => "response_format:\n  type: json_schema\n  name: answer\n  schema: " + schema + "\n";

    private static string Repeat(int count, Func<int, string> piece) => string.Concat(Enumerable.Range(0, count).Select(piece));

    private static string Join(int count, Func<int, string> piece) => string.Join(", ", Enumerable.Range(0, count).Select(piece));
}
