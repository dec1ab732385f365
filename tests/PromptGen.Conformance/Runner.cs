using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptGen.Language;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;

namespace PromptGen.Conformance;

/// <summary>Runs vectors through the back ends and through Scriban. A vector is identical only if it is in all.</summary>
internal static class Runner
{
    /// <param name="compiles">Whether the compiled back end runs as well; it takes most of the time.</param>
    public static IReadOnlyList<Outcome> Run(IReadOnlyList<Vector> vectors, string? sourceFolder, bool compiles = true)
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

            // What the vector expects is Scriban's word also where the template is refused.
            string? wrong = Rendered.By(ScribanBackEnd.Name, () => ScribanBackEnd.Render(vector)).DifferenceFrom(vector);
            OutcomeKind kind = wrong is not null ? OutcomeKind.Different : vector.Error is null ? OutcomeKind.Refused : OutcomeKind.Identical;
            outcomes.Add(new Outcome(vector, kind, wrong ?? Describe(vector, template.Problems[0])));
        }

        CompiledBackEnd? compiled = compiles ? CompiledBackEnd.Compile(accepted, sourceFolder) : null;
        for (int i = 0; i < accepted.Count; i++)
        {
            outcomes.Add(Compare(accepted[i].Vector, accepted[i].Template, Render(accepted[i].Vector, accepted[i].Template, compiled, i)));
        }

        return outcomes;
    }

    /// <summary>What each back end makes of a vector, Scriban last.</summary>
    public static IReadOnlyList<Rendered> Render(Vector vector, BoundTemplate template, CompiledBackEnd? compiled, int index)
    {
        List<Rendered> renderings = [];
        if (compiled is not null)
        {
            renderings.Add(Rendered.By("compiled", () => compiled.Render(index, vector.Values)));
            renderings.Add(Rendered.By("compiled UTF-8", () => Encoding.UTF8.GetString(compiled.RenderUtf8(index, vector.Values))));
        }

        renderings.Add(Rendered.By("interpreted", () => Interpret(vector, template)));
        renderings.Add(Rendered.By(ScribanBackEnd.Name, () => ScribanBackEnd.Render(vector)));
        return renderings;
    }

    private static string Interpret(Vector vector, BoundTemplate template)
    {
        InterpretedTemplate interpreted = InterpretedTemplate.Create(template, vector.Variables);
        TemplateArguments arguments = JsonArguments.Read(vector.Variables, vector.Values);
        string first = interpreted.Render(arguments, Vector.Identity);

        // A rendering may leave nothing behind for the next.
        string second = interpreted.Render(arguments, Vector.Identity);
        return first == second ? first : "first " + first + ", then " + second;
    }

    private static Outcome Compare(Vector vector, BoundTemplate template, IReadOnlyList<Rendered> renderings)
    {
        bool isLimit = DocumentedLimits.Explains(renderings[0].Exception);
        string[] differences =
        [
            .. renderings
                .Where(rendered => !(isLimit && rendered.BackEnd == ScribanBackEnd.Name))
                .Select(rendered => rendered.DifferenceFrom(vector))
                .OfType<string>(),
        ];
        if (differences.Length > 0)
        {
            return new Outcome(vector, vector.Error is null ? OutcomeKind.Different : OutcomeKind.ErrorMissed, string.Join("; ", differences));
        }

        return vector.Output is null || vector.Output.StartsWith(template.StaticPrefix, StringComparison.Ordinal)
            ? new Outcome(vector, OutcomeKind.Identical, renderings[0].Exception ?? string.Empty)
            : new Outcome(vector, OutcomeKind.Different, "static prefix " + Rendered.Show(template.StaticPrefix));
    }

    private static string Describe(Vector vector, TemplateProblem problem)
    {
        string text = problem.Partial is null ? vector.Template : vector.Partials[problem.Partial];
        string at = text.Substring(problem.Start, Math.Min(problem.Length, 40));
        return problem.Rule.Id + " " + string.Format(CultureInfo.InvariantCulture, problem.Rule.Message, [.. problem.Arguments]) + " at " + Rendered.Show(at);
    }
}
