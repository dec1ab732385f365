using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptGen.Language;
using PromptGen.Language.Binding;

namespace PromptGen.Conformance;

/// <summary>Checks the back ends against Scriban on templates that nobody wrote.</summary>
/// <param name="compiles">How many of the first accepted templates are compiled as well.</param>
internal sealed class GeneratedTemplates(TextWriter writer, int seed, int compiles)
{
    // Each batch is one C# compilation.
    private const int BatchSize = 250;

    private const int Progress = 20_000;

    private readonly TemplateGenerator _generator = new(seed);
    private readonly List<(Vector Vector, BoundTemplate Template)> _batch = [];
    private readonly Tally _tally = new();
    private int _toCompile = compiles;

    public Tally Run(int from, int count)
    {
        for (int number = from; number < from + count; number++)
        {
            Check(number);
            if (_batch.Count == BatchSize)
            {
                CheckCompiled();
            }

            if ((number + 1) % Progress == 0 || number == from + count - 1)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, templates {from} to {number}: {_tally}"));
                writer.Flush();
            }
        }

        CheckCompiled();
        return _tally;
    }

    private void Check(int number)
    {
        (Phrase phrase, Vector vector) = _generator.Next(number);
        Agreement? agreement = Of(vector, out BoundTemplate? template);
        switch (agreement)
        {
            case null:
                _tally.Refused++;
                return;
            case Agreement.Limited:
                _tally.Limited++;
                return;
            case Agreement.Identical:
                _tally.Identical++;
                if (_toCompile > 0)
                {
                    _toCompile--;
                    _batch.Add((vector, template!));
                }

                return;
        }

        _ = agreement == Agreement.Crashed ? _tally.Crashed++ : _tally.Different++;
        Phrase small = Shrinker.Shrink(phrase, candidate => Of(TemplateGenerator.Of(candidate, vector), out _) == agreement);
        Describe(TemplateGenerator.Of(small, vector), compiled: null, 0);
    }

    /// <summary>Null where the template is refused.</summary>
    private static Agreement? Of(Vector vector, out BoundTemplate? template)
    {
        template = null;
        try
        {
            template = TemplateBinder.Bind(vector.Template, new TemplateScope(vector.Variables, vector.Partials));
        }
#pragma warning disable CA1031 // Whatever it is, binding may not throw.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Agreement.Crashed;
        }

        return template.HasErrors ? null : Agreements.Of(Runner.Render(vector, template, compiled: null, 0));
    }

    private void CheckCompiled()
    {
        CompiledBackEnd compiled = CompiledBackEnd.Compile(_batch, sourceFolder: null);
        for (int i = 0; i < _batch.Count; i++)
        {
            if (Agreements.Of(Runner.Render(_batch[i].Vector, _batch[i].Template, compiled, i)) is not Agreement.Identical and var agreement)
            {
                _tally.Identical--;
                _ = agreement == Agreement.Crashed ? _tally.Crashed++ : _tally.Different++;
                Describe(_batch[i].Vector, compiled, i);
            }
        }

        _batch.Clear();
    }

    private void Describe(Vector vector, CompiledBackEnd? compiled, int index)
    {
        writer.WriteLine(vector.Id + ": " + Rendered.Show(vector.Template));
        foreach ((string name, string text) in vector.Partials.Where(partial => vector.Template.Contains("'" + partial.Key + "'", StringComparison.Ordinal)))
        {
            writer.WriteLine("  partial " + name + ": " + Rendered.Show(text));
        }

        BoundTemplate? template = null;
        Rendered bound = Rendered.By("binder", () =>
        {
            template = TemplateBinder.Bind(vector.Template, new TemplateScope(vector.Variables, vector.Partials));
            return string.Empty;
        });
        foreach (Rendered rendered in template is null ? [bound] : Runner.Render(vector, template, compiled, index))
        {
            writer.WriteLine("  " + rendered.BackEnd + ": " + (rendered.Text is null ? "throws " + rendered.Exception : Rendered.Show(rendered.Text)));
        }

        string values = string.Join(
            ", ", vector.Values.EnumerateObject()
                .Where(value => vector.Template.Contains(value.Name, StringComparison.Ordinal))
                .Select(static value => value.Name + " = " + value.Value.GetRawText()));
        writer.WriteLine("  values: " + values);
    }
}
