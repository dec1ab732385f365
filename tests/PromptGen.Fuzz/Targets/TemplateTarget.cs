using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Conformance;
using PromptGen.Core.Diagnostics;
using PromptGen.Language;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;

namespace PromptGen.Fuzz.Targets;

/// <summary>A template and up to three partials: parsed, bound, interpreted with made-up values, and emitted as C#.</summary>
internal sealed class TemplateTarget : FuzzTarget
{
    private static readonly string[] PartialNames = ["p", "q", "r"];

    public override string Name => "template";

    public override IReadOnlyList<string> Words =>
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "{{ if ", "{{ else }}", "{{ else if ", "{{ end }}", "{{ for i in ", "{{ while ", "{{ case ", "{{ when ", "{{ with o }}", "{{ capture ", "{{ func f(a, b) }}",
        "{{ include 'p' }}", "{{ include 'q' u }}", "{{ include 'r' (n - 1) }}", "{{ break }}", "{{ continue }}", "{{ ret ", "limit:2", "offset:1", "reversed", "for.index", "for.last", "for.changed", "this", "$0", "$1", "s", "t", "n", "m",
        "x", "d", "b", "c", "at", "tier", "xs", "ns", "o.name", "os[0]?.age", "u", "us", "us[0]", "| prompt.fence", "| string.upcase", "| string.split ' '", "| string.replace 'l' ", "| string.size", "| regex.replace '(a+)+$' ''",
        "| array.join ','", "| array.each @string.upcase", "| array.map 'age'", "| array.sort", "| array.compact", "| object.to_json", "| object.keys", "| math.round 2", "| math.format 'N2'", "| date.to_string '%F'", "| html.escape",
        "1..3", "[n, 1]", "{a: n, b: s}", "'text'", "\"a\\nb\"", "$\"{n}\"", "null", "true", "false", "empty", "??", "?.", " ? n : m", "==", "!=", "&&", "||", "!", "+", "-", "*", "/", "//", "%", "<<", ">>", "(", ")", "=", "+=",
        "@f", "9223372036854775807", "1e308", "0x7FFFFFFFFFFFFFFF", "\u001E", "\n", "\r\n", "  ", "#",
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        TemplateGenerator generator = new(7);
        for (int i = 0; i < 60; i++)
        {
            Vector vector = generator.Next(i).Vector;
            yield return Encode([vector.Template, .. PartialNames.Select(name => vector.Partials.GetValueOrDefault(name, ""))]);
        }

        foreach (Vector vector in Vector.ReadFile(RepositoryFolder.Combine("tests", "PromptGen.Conformance.Tests", "vectors.jsonl")).Where(static vector => vector.Error is null))
        {
            yield return Encode(vector.Template);
        }

        yield return Encode("{{ u | prompt.fence }}");
        yield return Encode("{{ for i in us }}{{ i | prompt.fence 'note' }}{{ end }}{{ if u == '' }}{{ u = 'none' }}{{ end }}");
    }

    public override void Run(byte[] input)
    {
        string[] texts = Decode(input).Split(Separator, 1 + PartialNames.Length);
        Dictionary<string, string> partials = new(StringComparer.Ordinal);
        for (int i = 1; i < texts.Length; i++)
        {
            partials.Add(PartialNames[i - 1], texts[i]);
        }

        Vector vector = TemplateValues.Vector(texts[0], partials);
        if (Bind(vector, isInstruction: false) is not { } template)
        {
            return;
        }

        ParsedCode.Check(VectorCode.Emit(vector, template, "Fuzzed"), LanguageVersion.CSharp12);
        bool isInstruction = Bind(vector, isInstruction: true) is not null;
        InterpretedTemplate interpreted = InterpretedTemplate.Create(template, TemplateValues.Variables);
        foreach (TemplateArguments values in TemplateValues.All)
        {
            // One refusal is enough: a regular expression may take seconds before it is stopped.
            if (Render(interpreted, values) is not { } rendered)
            {
                return;
            }

            BrokenPromiseException.ThrowUnless(rendered == Render(interpreted, values), "A second rendering returns another text.");
            BrokenPromiseException.ThrowUnless(rendered.Length <= TemplateLimits.Output, "The text is longer than a rendering may be.");
            BrokenPromiseException.ThrowUnless(
                rendered.StartsWith(template.StaticPrefix, StringComparison.Ordinal), "The text does not begin with the static prefix '" + template.StaticPrefix + "'.");
            BrokenPromiseException.ThrowUnless(!isInstruction || !HasMarkerOutsideFences(rendered), "An instruction contains untrusted text outside of a fence:\n" + rendered);
        }
    }

    /// <returns>Null: the template is refused, with problems that have their places.</returns>
    private static BoundTemplate? Bind(Vector vector, bool isInstruction)
    {
        BoundTemplate template = TemplateBinder.Bind(vector.Template, new TemplateScope(vector.Variables, vector.Partials) { IsInstruction = isInstruction });
        foreach (TemplateProblem problem in template.Problems)
        {
            string message = problem.Rule.Id + " " + string.Format(CultureInfo.InvariantCulture, problem.Rule.Message, [.. problem.Arguments]);
            string text = problem.Partial is null ? vector.Template : vector.Partials[problem.Partial];
            BrokenPromiseException.ThrowUnless(problem.Rule != DiagnosticRules.InternalFailure, message);
            BrokenPromiseException.ThrowUnless(
                problem.Start >= 0 && problem.Length >= 0 && problem.Start + problem.Length <= text.Length,
                string.Create(CultureInfo.InvariantCulture, $"The range {problem.Start}+{problem.Length} is not in a text of {text.Length} characters: {message}"));
        }

        return template.HasErrors ? null : template;
    }

    private static string? Render(InterpretedTemplate template, TemplateArguments values)
    {
        try
        {
            return template.Render(values, Vector.Identity);
        }
        catch (PromptRenderException)
        {
            // The documented answer to values that a template cannot take.
            return null;
        }
    }

    /// <summary>Each line of a fenced text stands behind the fence's prefix, so a line with the marker and without the prefix left its fence.</summary>
    private static bool HasMarkerOutsideFences(string text)
    {
        using StringReader lines = new(text);
        while (lines.ReadLine() is { } line)
        {
            int marker = line.IndexOf(TemplateValues.Marker, StringComparison.OrdinalIgnoreCase);
            if (marker >= 0 && !line.AsSpan(0, marker).Contains(FencedText.LinePrefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
