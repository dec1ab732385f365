using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptGen.Core.Templates;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Conformance;

/// <summary>Runs vectors through the back ends.</summary>
internal static class Runner
{
    public static IReadOnlyList<Outcome> Run(IReadOnlyList<Vector> vectors, string? sourceFolder)
    {
        List<(Vector Vector, BoundTemplate Template)> accepted = [];
        List<Outcome> outcomes = [];
        foreach (Vector vector in vectors)
        {
            BoundTemplate template = TemplateBinder.Bind(vector.Template, new TemplateScope(vector.Variables, vector.Partials));
            if (!template.HasErrors)
            {
                accepted.Add((vector, template));
                continue;
            }

            OutcomeKind kind = vector.Error is null ? OutcomeKind.Refused : OutcomeKind.Identical;
            outcomes.Add(new Outcome(vector, kind, Describe(vector, template.Problems[0])));
        }

        CompiledBackEnd compiled = CompiledBackEnd.Compile(accepted, sourceFolder);
        for (int i = 0; i < accepted.Count; i++)
        {
            outcomes.Add(RunCompiled(accepted[i].Vector, accepted[i].Template, compiled, i));
        }

        return outcomes;
    }

    private static Outcome RunCompiled(Vector vector, BoundTemplate template, CompiledBackEnd compiled, int index)
    {
        string output;
        byte[] utf8;
        try
        {
            output = compiled.Render(index, vector.Values);
            utf8 = compiled.RenderUtf8(index, vector.Values);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArithmeticException or ArgumentException)
        {
            return vector.Error is null
                ? new Outcome(vector, OutcomeKind.Different, "throws " + exception.Message)
                : new Outcome(vector, OutcomeKind.Identical, exception.Message);
        }

        if (vector.Error is not null)
        {
            return new Outcome(vector, OutcomeKind.ErrorMissed, "renders " + Show(output));
        }

        // The vectors are UTF-8, which has no place for half a surrogate pair.
        output = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(output));
        if (output != vector.Output)
        {
            return new Outcome(vector, OutcomeKind.Different, Difference(vector.Output!, output));
        }

        if (!utf8.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(output)))
        {
            return new Outcome(vector, OutcomeKind.Different, "UTF-8: " + Difference(vector.Output!, Encoding.UTF8.GetString(utf8)));
        }

        return output.StartsWith(template.StaticPrefix, StringComparison.Ordinal)
            ? new Outcome(vector, OutcomeKind.Identical, string.Empty)
            : new Outcome(vector, OutcomeKind.Different, "static prefix " + Show(template.StaticPrefix));
    }

    private static string Describe(Vector vector, TemplateProblem problem)
    {
        string text = problem.Partial is null ? vector.Template : vector.Partials[problem.Partial];
        string at = text.Substring(problem.Start, Math.Min(problem.Length, 40));
        return problem.Rule.Id + " " + string.Format(CultureInfo.InvariantCulture, problem.Rule.Message, [.. problem.Arguments]) + " at " + Show(at);
    }

    private static string Difference(string expected, string actual)
    {
        int at = 0;
        while (at < expected.Length && at < actual.Length && expected[at] == actual[at])
        {
            at++;
        }

        return "at " + at.ToString(CultureInfo.InvariantCulture) + ": expected " + Show(Around(expected, at)) + " actual " + Show(Around(actual, at));
    }

    private static string Around(string text, int at)
    {
        int start = Math.Max(0, at - 20);
        return text.Substring(start, Math.Min(80, text.Length - start));
    }

    private static string Show(string text) =>
        "\"" + string.Concat(text.Select(static c => c switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => c.ToString() })) + "\"";
}
