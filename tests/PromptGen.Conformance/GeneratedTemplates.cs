using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptGen.Core.Templates;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Conformance;

/// <summary>Checks the back ends against each other on templates that nobody wrote.</summary>
internal static class GeneratedTemplates
{
    // Each batch is one C# compilation.
    private const int BatchSize = 500;

    /// <returns>The number of accepted templates on which the back ends differ.</returns>
    public static int Run(TextWriter writer, int seed, int count)
    {
        TemplateGenerator generator = new(seed);
        int accepted = 0;
        int threw = 0;
        int differing = 0;
        for (int done = 0; done < count; done += BatchSize)
        {
            List<(Vector Vector, BoundTemplate Template)> batch = [];
            for (int i = 0; i < Math.Min(BatchSize, count - done); i++)
            {
                Vector vector = generator.Next(done + i);
                BoundTemplate template = TemplateBinder.Bind(vector.Template, new TemplateScope(vector.Variables, vector.Partials));
                if (!template.HasErrors)
                {
                    batch.Add((vector, template));
                }
            }

            CompiledBackEnd compiled = CompiledBackEnd.Compile(batch, sourceFolder: null);
            for (int i = 0; i < batch.Count; i++)
            {
                IReadOnlyList<Rendered> renderings = Runner.Render(batch[i].Vector, batch[i].Template, compiled, i);
                threw += renderings[0].Text is null ? 1 : 0;
                if (renderings.Any(rendered => rendered.DiffersFrom(renderings[0])))
                {
                    differing++;
                    Describe(writer, batch[i].Vector, renderings);
                }
            }

            accepted += batch.Count;
        }

        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"seed {seed}: {count} templates, {accepted} accepted, {threw} throw in every back end's way, {differing} differ"));
        return differing;
    }

    private static void Describe(TextWriter writer, Vector vector, IReadOnlyList<Rendered> renderings)
    {
        writer.WriteLine(vector.Id + ": " + Rendered.Show(vector.Template));
        foreach ((string name, string text) in vector.Partials)
        {
            writer.WriteLine("  partial " + name + ": " + Rendered.Show(text));
        }

        writer.WriteLine("  values: " + vector.Values.GetRawText());
        foreach (Rendered rendered in renderings)
        {
            writer.WriteLine("  " + rendered.BackEnd + ": " + (rendered.Text is null ? "throws " + rendered.Exception : Rendered.Show(rendered.Text)));
        }
    }
}
