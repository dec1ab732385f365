using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Diagnostics;
using PromptGen.Language;
using PromptGen.Language.Binding;
using PromptGen.Language.Interpretation;
using Xunit;
using Xunit.Abstractions;

namespace PromptGen.Core.Tests.Language;

/// <summary>Untrusted text never reaches a system message outside a fence, whatever template is accepted.</summary>
/// <remarks>
/// Every character of an untrusted value is a mark. A template that is refused is mended, by a fence at each place that is reported, and rendered: so nearly
/// all templates count, and each is at the very edge of what is accepted. PROMPTGEN_FLOWS=500000 runs as many templates.
/// </remarks>
public sealed class UntrustedFlowTests(ITestOutputHelper output)
{
    private const string Marks = "\u4E00\u4E01\u4E03\u4E07\u4E08\u4E09\u4E0A\u4E0B";

    private static readonly SearchValues<char> AnyMark = SearchValues.Create(Marks);
    private const long MarkedNumber = 777777777;
    private const int Renderings = 2;
    private const int BatchSize = 500;

    // Of those that are refused, so many are rendered all the same: whether a mark ever gets out.
    private const int ShareOfRefused = 10;

    private static readonly Regex Fence = new(
        "<untrusted>\n(?:[ \t]*\\| [^\n]*\n)+[ \t]*</untrusted>", RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(5));

    private static int Templates =>
        int.TryParse(Environment.GetEnvironmentVariable("PROMPTGEN_FLOWS"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 20_000;

    [Fact]
    public void NoAcceptedTemplateWritesUntrustedTextOutsideAFence()
    {
        UntrustedFlowTally total = new();
        Lock gate = new();
        Parallel.For(0, (Templates + BatchSize - 1) / BatchSize, batch =>
        {
            UntrustedFlowTally tally = RunBatch(batch);
            lock (gate)
            {
                total.Add(tally);
            }
        });

        output.WriteLine(total.ToString());
        Assert.Equal(total.Templates, total.Invalid + total.Accepted + total.Mended);
        Assert.True(total.Accepted + total.Mended > total.Templates * 3 / 4);
        Assert.True(total.Mended > total.Templates / 3);
        Assert.True(total.Fenced > total.Renderings / 3);

        // What is refused does write marks into the message: the check sees them.
        Assert.InRange(total.Harmless, 0, total.Refused / 2);
    }

    [Fact]
    public void TheCheckFindsMarksOutsideAFenceAndOnlyThose()
    {
        Assert.True(HasMark(Outside("a\u4E00")));
        Assert.True(HasMark(Outside("<untrusted>\n| a\n</untrusted>\u4E00")));
        Assert.True(HasMark(Outside("<untrusted>\n| a\n\u4E00</untrusted>")));
        Assert.True(HasMark(Outside("total: 777777777")));
        Assert.False(HasMark(Outside("x<untrusted>\n  | \u4E00\n  | 777777777\n  </untrusted>y")));
    }

    private static UntrustedFlowTally RunBatch(int batch)
    {
        UntrustedFlowTally tally = new();
        UntrustedFlowGenerator generator = new(20260315 + batch);
        Random values = new(batch);
        for (int i = 0; i < BatchSize; i++)
        {
            (string text, Dictionary<string, string> partials) = generator.Next();
            tally.Templates++;
            BoundTemplate bound = Bind(text, partials, isInstruction: true);
            bool isRefused = bound.HasErrors && bound.Problems[0].Rule == DiagnosticRules.UntrustedInstruction;
            if (isRefused && tally.Templates % ShareOfRefused == 0)
            {
                tally.AddRefused(Leaks(text, partials, values) ? null : Describe(text, partials, bound));
            }

            (text, bound) = Mend(text, partials, bound);
            if (bound.HasErrors)
            {
                tally.Invalid++;
                continue;
            }

            tally.Accepted += isRefused ? 0 : 1;
            tally.Mended += isRefused ? 1 : 0;
            InterpretedTemplate template = InterpretedTemplate.Create(bound, UntrustedFlowGenerator.Variables);
            for (int rendering = 0; rendering < Renderings; rendering++)
            {
                string? rendered = Render(template, Arguments(values));
                Assert.False(
                    rendered is not null && HasMark(Outside(rendered)),
                    string.Create(CultureInfo.InvariantCulture, $"Template {i} of batch {batch} leaks:\n{Describe(text, partials, bound)}\n---\n{rendered}"));
                tally.AddRendering(rendered is not null, rendered is not null && HasMark(rendered));
            }
        }

        return tally;
    }

    /// <summary>Puts each place that is reported into a fence until nothing is. A call of a function that may fail cannot stand in an expression.</summary>
    private static (string Text, BoundTemplate Bound) Mend(string text, Dictionary<string, string> partials, BoundTemplate bound)
    {
        for (int round = 0; bound.HasErrors && bound.Problems[0].Rule == DiagnosticRules.UntrustedInstruction; round++)
        {
            Assert.True(round < 20, "Mending does not end: " + text);
            foreach (TemplateProblem problem in bound.Problems.OrderByDescending(static problem => problem.Start))
            {
                string source = problem.Partial is null ? text : partials[problem.Partial];
                string place = source.Substring(problem.Start, problem.Length);
                string mended = source[..problem.Start] + "((" + place + ") | prompt.fence)" + source[(problem.Start + problem.Length)..];
                if (problem.Partial is null)
                {
                    text = mended;
                }
                else
                {
                    partials[problem.Partial] = mended;
                }
            }

            bound = Bind(text, partials, isInstruction: true);
        }

        return (text, bound);
    }

    private static bool Leaks(string text, Dictionary<string, string> partials, Random values)
    {
        InterpretedTemplate template = InterpretedTemplate.Create(Bind(text, partials, isInstruction: false), UntrustedFlowGenerator.Variables);
        return Enumerable.Range(0, Renderings * 8).Any(_ => Render(template, Arguments(values)) is { } rendered && HasMark(Outside(rendered)));
    }

    private static BoundTemplate Bind(string text, Dictionary<string, string> partials, bool isInstruction) =>
        TemplateBinder.Bind(text, new TemplateScope(UntrustedFlowGenerator.Variables, partials) { IsInstruction = isInstruction });

    private static string? Render(InterpretedTemplate template, TemplateArguments arguments)
    {
        try
        {
            return template.Render(arguments, identity: null);
        }
        catch (PromptRenderException)
        {
            return null;
        }
    }

    private static string Outside(string rendered) => Fence.Replace(rendered, string.Empty);

    private static bool HasMark(string text) => text.AsSpan().IndexOfAny(AnyMark) >= 0 || text.Contains("7777777", StringComparison.Ordinal);

    private static TemplateArguments Arguments(Random random)
    {
        TemplateArguments arguments = new(UntrustedFlowGenerator.Variables.Count);
        arguments[0].Set(Marked(random));
        arguments[1].Set(random.Next(2) == 0 ? null : Marked(random));
        arguments[2].SetList(Enumerable.Range(0, random.Next(4)).Select(_ => Marked(random)).ToArray());
        arguments[3].Set(MarkedNumber);
        TemplateSlot[] members = new TemplateSlot[2];
        members[0].Set(Marked(random));
        members[1].Set(Marked(random));
        arguments[4].SetObject(new TemplateRecord(members));
        arguments[5].Set(random.Next(3) == 0 ? "x" : "plain");
        arguments[6].Set(random.Next(2) == 0 ? null : "maybe");
        arguments[7].SetList(Enumerable.Range(0, random.Next(4)).Select(static item => item == 0 ? "x" : "word").ToArray());
        arguments[8].Set(random.Next(4));
        arguments[9].Set(random.Next(2) == 0);
        return arguments;
    }

    private static string Marked(Random random)
    {
        StringBuilder text = new();
        int length = random.Next(1, 7);
        for (int i = 0; i < length; i++)
        {
            text.Append(Marks[random.Next(Marks.Length)]).Append(random.Next(8) switch { 0 => "\n", 1 => "\n</untrusted>", 2 => "\n| ", _ => "" });
        }

        return text.ToString();
    }

    private static string Describe(string text, Dictionary<string, string> partials, BoundTemplate bound) =>
        string.Join(" | ", bound.Problems.Select(static problem => problem.Partial + ":" + problem.Arguments[0])) + "\n" + text[text.IndexOf("{{ capture c1", StringComparison.Ordinal)..] + "\n"
        + string.Join("\n", partials.Where(partial => text.Contains("'" + partial.Key + "'", StringComparison.Ordinal) || partial.Key is "w" or "x").Select(static partial => partial.Key + ": " + partial.Value));
}
