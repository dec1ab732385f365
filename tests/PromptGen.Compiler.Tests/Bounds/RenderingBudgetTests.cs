using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler.Tests.Emission;
using PromptGen.Language;
using Xunit;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>One rendering takes so many steps and makes so many characters, however its partials, loops and functions multiply, in both back ends.</summary>
public sealed class RenderingBudgetTests
{
    private const string Twice = "{{ if n > 0 }}{{ n -= 1 }}{{ include 'p' }}{{ include 'p' }}{{ n += 1 }}{{ end }}";

    [Fact]
    public void PartialsThatIncludeThemselvesTwiceComeToAnEnd()
    {
        AssertExceeds(new Subject("{{ y = 24 }}{{ include 'p' }}").With("p", Twice.Replace("n ", "y ", StringComparison.Ordinal)), "steps");
    }

    [Fact]
    public void PartialsThatIncludeTwoOthersEachComeToAnEnd() => AssertExceeds(
        Enumerable.Range(0, 30).Aggregate(
            new Subject("{{ include 'p0' }}").With("p30", "{{ y = 1 }}"),
            static (subject, i) => subject.With("p" + i, "{{ include 'p" + (i + 1) + "' }}{{ include 'p" + (i + 1) + "' }}")),
        "steps");

    [Fact]
    public void FunctionsOnLongListsComeToAnEnd() => AssertExceeds(
        new Subject(
            string.Concat(Enumerable.Repeat("{{ for i in 1..900 }}{{ y = 1..1000 | array.reverse | array.uniq | array.reverse | array.uniq }}{{ end }}", 4))),
        "steps");

    [Fact]
    public void LongTextsOnTheWayComeToAnEnd() => AssertExceeds(
        new Subject("{{ y = 'x' * 1000000 }}{{ for i in 1..900 }}{{ z = y | string.upcase }}{{ end }}"), "characters");

    [Fact]
    public void CapturesComeToAnEnd() => AssertExceeds(
        new Subject("{{ y = 'x' * 1000000 }}{{ for i in 1..900 }}{{ capture z }}{{ y }}{{ end }}{{ end }}"), "characters");

    // They look at no more than a few characters, as they are called here.
    private static readonly string[] Constant = ["string.empty", "string.size", "string.slice1"];

    /// <summary>Those of <c>regex</c> have a limit of time.</summary>
    public static TheoryData<string> FunctionsOfTexts => new(TemplateLibrary.Names
        .Where(static name => !name.StartsWith("regex.", StringComparison.Ordinal) && !Constant.Contains(name))
        .Where(static name => TemplateLibrary.Find(name) is { Refusal: null, Parameters: [{ Kind: ParameterKind.Text or ParameterKind.RequiredText }, ..] })
        .Order(StringComparer.Ordinal));

    /// <summary>Both back ends call the same functions, and the functions count.</summary>
    [Theory]
    [MemberData(nameof(FunctionsOfTexts))]
    public void EveryFunctionCountsTheTextThatItReads(string name)
    {
        IEnumerable<string> arguments = TemplateLibrary.Find(name)!.Parameters.Skip(1).Where(static parameter => parameter.Default is null).Select(parameter => parameter.Kind switch
        {
            ParameterKind.Integer when parameter.Name == "width" => "300000",
            ParameterKind.Integer or ParameterKind.Number or ParameterKind.Numeric => "1",
            ParameterKind.Boolean => "true",
            ParameterKind.Text or ParameterKind.RequiredText => "y",
            _ => throw new NotSupportedException(parameter.Kind + " of " + name),
        });
        string call = string.Join(' ', arguments.Prepend(name));
        PromptRenderException exception = Assert.Throws<PromptRenderException>(
            () => new Subject("{{ y = 'a' * 250000 }}{{ for i in 1..900 }}{{ z = y | " + call + " }}{{ end }}").Render());
        Assert.Contains(" characters while rendering", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyPiecesOfATextAreRefused() => AssertExceeds(
        new Subject("{{ y = 'x,' * 400000 | string.split ',' }}{{ y.size }}"), "100000 items");

    [Fact]
    public void ARenderingBeginsWithAWholeBudget()
    {
        Subject subject = new("{{ z = '' }}{{ y = 'x' * 1000000 }}{{ for i in 1..40 }}{{ z = y | string.upcase }}{{ end }}{{ z.size }}");
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal("1000000", subject.Render());
            Assert.Throws<PromptRenderException>(() => new Subject("{{ y = 'x' * 1000000 }}{{ for i in 1..30 }}{{ z = y | string.upcase }}{{ end }}{{ y * 2 }}").Render());
        }
    }

    [Fact]
    public void RecursionUnderManyBlocksEndsWithinTheStack() => SmallStack.Run(() =>
        Assert.Contains("inside each other", Assert.Throws<PromptRenderException>(() => Constructs.Deep["recursion under many ifs"](140).Render()).Message, StringComparison.Ordinal));

    private static void AssertExceeds(Subject subject, string what)
    {
        Assert.Contains(what, Assert.Throws<PromptRenderException>(() => subject.Render()).Message, StringComparison.Ordinal);
        PromptProject project = new PromptProject().Prompt(
            "prompt_id: bounded\nversion: 2026-03-15.1\nvariables:\n  t: string\nmessages:\n  - role: user\n    template: |-\n      " + subject.Text.Replace("\n", "\n      ", StringComparison.Ordinal) + "{{ t }}\n", "Prompts/bounded.prompt.yaml");
        foreach ((string name, string text) in subject.Partials)
        {
            project.Partial(name, text);
        }

        string message = project.Run<string>("try { return BoundedPrompt.Render(\"a\").ToString(); } catch (PromptRenderException exception) { return exception.Message; }");
        Assert.Contains(what, message, StringComparison.Ordinal);
    }
}
