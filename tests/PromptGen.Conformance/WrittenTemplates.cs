using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptGen.Language;
using PromptGen.Language.Binding;

namespace PromptGen.Conformance;

/// <summary>Compares all back ends with Scriban on templates that somebody wrote, each with several sets of the generator's values.</summary>
internal sealed class WrittenTemplates
{
    private const int SetsOfValues = 6;

    private readonly List<string> _differences = [];
    private readonly List<string> _refused = [];
    private readonly List<string> _accepted = [];

    public WrittenTemplates(IReadOnlyList<string> templates, int seed)
    {
        TemplateGenerator generator = new(seed);
        List<(Vector Vector, BoundTemplate Template)> bound = [];
        for (int i = 0; i < templates.Count; i++)
        {
            Vector[] vectors = [.. Enumerable.Range(i * SetsOfValues, SetsOfValues).Select(number => generator.With(templates[i], number))];
            BoundTemplate template = TemplateBinder.Bind(vectors[0].Template, new TemplateScope(vectors[0].Variables, vectors[0].Partials));
            if (template.HasErrors)
            {
                TemplateProblem problem = template.Problems[0];
                _refused.Add(templates[i] + ": " + problem.Rule.Id + " " + string.Format(CultureInfo.InvariantCulture, problem.Rule.Message, [.. problem.Arguments]));
                continue;
            }

            _accepted.Add(templates[i]);
            bound.AddRange(vectors.Select(vector => (vector, template)));
        }

        CompiledBackEnd compiled = CompiledBackEnd.Compile(bound, sourceFolder: null);
        for (int i = 0; i < bound.Count; i++)
        {
            IReadOnlyList<Rendered> renderings = Runner.Render(bound[i].Vector, bound[i].Template, compiled, i);
            if (Agreements.Of(renderings) is Agreement.Different or Agreement.Crashed)
            {
                _differences.Add(Rendered.Show(bound[i].Vector.Template) + " with " + bound[i].Vector.Values.GetRawText() + ":\n  "
                    + string.Join("\n  ", renderings.Select(static rendered => rendered.BackEnd + ": " + Rendered.Show(rendered.Text ?? rendered.Exception!))));
            }
        }
    }

    /// <summary>The templates of a file, one a line: <c>\\n</c>, <c>\\r</c> and <c>\\t</c> stand for the characters, <c>\\1</c> begins a partial.</summary>
    public static WrittenTemplates Read(string file, int seed) => new([.. File.ReadLines(file).Where(static line => line.Length > 0).Select(Unescape)], seed);

    private static string Unescape(string line) => line
        .Replace("\\n", "\n", StringComparison.Ordinal)
        .Replace("\\r", "\r", StringComparison.Ordinal)
        .Replace("\\t", "\t", StringComparison.Ordinal)
        .Replace("\\1", TemplateGrammar.PartialMark.ToString(), StringComparison.Ordinal);

    public IReadOnlyList<string> Differences => _differences;

    public IReadOnlyList<string> Accepted => _accepted;

    /// <summary>The templates that are refused, each with the first problem.</summary>
    public IReadOnlyList<string> Refused => _refused;

    public void Write(TextWriter writer)
    {
        foreach (string line in _refused.Select(static refused => "refused: " + refused).Concat(_differences.Select(static difference => "different: " + difference)))
        {
            writer.WriteLine(line);
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accepted {_accepted.Count}, refused {_refused.Count}, different {_differences.Count}"));
    }
}
