using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Tests.Emission;
using PromptGen.Core.Json;
using PromptGen.Language;
using Xunit;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>What is inside itself is refused before it uses up the stack: half a megabyte is enough for everything that is accepted.</summary>
public sealed class NestingTests
{
    public static TheoryData<string> Deep => new(Constructs.Deep.Keys);

    [Theory]
    [MemberData(nameof(Deep))]
    public void TheDeepestThatIsAcceptedCompilesAndRendersAndMoreIsRefused(string name) => SmallStack.Run(() =>
    {
        Func<int, Subject> construct = Constructs.Deep[name];
        int greatest = Greatest(construct);
        if (greatest > 0)
        {
            Render(construct(greatest));
        }

        AssertRefused(construct(greatest + 1));
        AssertRefused(construct((greatest + 1) * 10));
        if (construct(3).Partials.Count < 4)
        {
            AssertRefused(construct(100_000));
        }
    });

    [Theory]
    [InlineData("sum of integers")]
    [InlineData("calls inside each other")]
    [InlineData("?: to the right")]
    [InlineData("else if")]
    [InlineData("if inside else")]
    [InlineData("&&")]
    [InlineData("??")]
    public void TheCSharpCompilerTakesTheDeepest(string name) =>
        AssertParses(Constructs.Deep[name](Greatest(Constructs.Deep[name])).Compile(out _)!);

    /// <summary>Not only parsed: bound and emitted, on the stack that threads have on most systems.</summary>
    [Fact]
    public void TheCSharpCompilerEmitsTheDeepestOfEveryConstruct()
    {
        List<string> sources = [];
        foreach ((string name, Func<int, Subject> construct) in Constructs.Deep)
        {
            int greatest = Greatest(construct);
            if (greatest > 0)
            {
                sources.AddRange(construct(greatest).Project("deep-" + sources.Count.ToString(CultureInfo.InvariantCulture)).Sources());
            }
        }

        Assert.InRange(sources.Count, Constructs.Deep.Count * 3 / 4, Constructs.Deep.Count);
        SmallStack.RunOnDefault(() => CompiledCode.Of(sources, Emission.Targets.Current.LanguageVersion, "class User { }"));
    }

    [Theory]
    [InlineData("when")]
    [InlineData("when values")]
    public void TheCSharpCompilerTakesTheLongest(string name) => AssertParses(Constructs.Wide[name](5000).Compile(out _)!);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("[{a: ", "}]")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("a:\n", "")]
    public void AFileOfBracketsIsRefused(string open, string close) => SmallStack.Run(() =>
    {
        foreach (int depth in new[] { FileLimits.Depth + 1, FileLimits.Depth * 10, 37_000, 250_000 })
        {
            string indented = open == "a:\n"
                ? string.Concat(Enumerable.Range(0, Math.Min(depth, 1_000)).Select(static level => new string(' ', level) + "a:\n"))
                : Repeat(open, depth) + "1" + Repeat(close, depth);
            foreach (string text in new[] { indented, Repeat(open.Trim('\n'), depth), "id: x\nx: " + indented })
            {
                SourceFile file = new("/repo/a.prompt.yaml", "a.prompt.yaml", SourceFileKind.Prompt, text);
                Assert.NotEmpty(PromptCompiler.Read(file, CancellationToken.None).Diagnostics);
            }
        }
    });

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void AJSONFileOfBracketsIsRefused(string open, string close) => SmallStack.Run(() =>
    {
        foreach (int depth in new[] { FileLimits.Depth + 1, FileLimits.Depth * 10, 100_000 })
        {
            string text = Repeat(open, depth) + "1" + Repeat(close, depth);
            SourceFile file = new("/repo/a.prompt.json", "a.prompt.json", SourceFileKind.Prompt, text);
            Assert.NotEmpty(PromptCompiler.Read(file, CancellationToken.None).Diagnostics);
        }
    });

    private static int Greatest(Func<int, Subject> construct)
    {
        int least = 0;
        int most = 400;
        while (least < most)
        {
            int middle = (least + most + 1) / 2;
            (least, most) = construct(middle).Compile(out _) is null ? (least, middle - 1) : (middle, most);
        }

        return least;
    }

    private static void Render(Subject subject)
    {
        try
        {
            subject.Render();
        }
        catch (PromptRenderException)
        {
            // The deepest loops exceed the limits of rendering, which is as good an end as any.
        }
    }

    private static void AssertRefused(Subject subject)
    {
        Assert.Null(subject.Compile(out IReadOnlyList<TemplateProblem> problems));
        Assert.NotEmpty(problems);
    }

    private static void AssertParses(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("class C {\n" + code + "\n}");
        Assert.Equal([], tree.GetDiagnostics().Select(static problem => problem.GetMessage(CultureInfo.InvariantCulture)));
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
