using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Emission;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Tests.Emission;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using Xunit;
using Xunit.Abstractions;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>Work from a file's text to everything made of it grows with the text: for each construct of prompt files, four times as much takes little more than four times the work.</summary>
public sealed class FileWorkTests(ITestOutputHelper output)
{
    // Buffers that grow are allocated in powers of two, and those above a size are not used again.
    private const double GreatestRatio = 6.5;

    // Of processor time, which varies: what compares each with each takes sixteen times as much of it.
    private const double GreatestTimeRatio = 11;

    private const int Milliseconds = 400;

    public static TheoryData<string> Names => new(FileConstructs.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void More_of_a_construct_takes_as_much_more_work(string name)
    {
        (int less, int more) = FileConstructs.Compared.Contains(name) ? (3_000, 12_000) : (60, 240);
        (long small, long large) = (Work(FileConstructs.All[name], less), Work(FileConstructs.All[name], more));
        Assert.True(large < GreatestRatio * small, $"{less} take {small} bytes, {more} take {large}: {(double)large / small:0.00} times as many.");
    }

    /// <summary>What compares each with each allocates little: many thousands show it in time.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Thousands_of_a_construct_take_as_much_more_time(string name)
    {
        Func<int, string> construct = FileConstructs.All[name];
        double small = Time(construct, 3_000);
        double large = Time(construct, 12_000);
        output.WriteLine($"{name}: {small:0.0} ms, {large:0.0} ms");
        Assert.True(large < Milliseconds || large < GreatestTimeRatio * small, $"3,000 take {small:0.0} ms, 12,000 take {large:0.0} ms.");
    }

    private static double Time(Func<int, string> construct, int size)
    {
        (string text, string longer) = (construct(size), construct(size + 1));
        double least = double.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            double start = ThreadTime.Milliseconds();
            Run(text, longer);
            least = Math.Min(least, ThreadTime.Milliseconds() - start);
        }

        return least;
    }

    private static long Work(Func<int, string> construct, int size)
    {
        (string text, string longer) = (construct(size), construct(size + 1));

        // What is made once for a process is made now.
        Run(text, longer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(text, longer);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Run(string text, string longer)
    {
        if (Contract(text) is { } contract && Contract(longer) is { } other)
        {
            ContractComparison.FindIncompatibilities(contract, other);
            ContractComparison.FindIncompatibilities(other, contract);
        }
    }

    /// <summary>Every stage that a build runs for a file.</summary>
    private static PromptContract? Contract(string text)
    {
        ReadPrompt read = PromptCompiler.Read(new SourceFile("/repo/Prompts/a.prompt.yaml", "Prompts/a.prompt.yaml", SourceFileKind.Prompt, text), CancellationToken.None);
        if (read.Definition is not { } definition)
        {
            Assert.NotEmpty(read.Diagnostics);
            return null;
        }

        ResolvedPrompt resolved = PromptCompiler.Resolve(definition, Fragments, CancellationToken.None);
        CompiledPrompt compiled = PromptCompiler.Compile(resolved, Targets.Current, CancellationToken.None);
        PromptCompiler.CheckProject(EquatableArray.Create(PromptIndexEntry.Of(definition)), EquatableArray<FragmentIndexEntry>.Empty, EquatableArray<string>.Empty, CancellationToken.None);
        if (compiled.Source is null)
        {
            return null;
        }

        EffectivePrompt effective = PromptCompiler.Effective(resolved);
        PromptHashes.Of(effective);
        EffectivePrompt again = CanonicalPromptReader.Prompt(CanonicalPrompt.Of(effective));
        return PromptContract.Of(again);
    }

    private static FragmentLibrary Fragments { get; } = FragmentLibrary.Of(Enumerable.Range(0, 8)
        .Select(static i => PromptCompiler.ReadFragment(new SourceFile("/repo/" + FileConstructs.Partial(i), FileConstructs.Partial(i), SourceFileKind.Message, "text"), CancellationToken.None))
        .ToEquatableArray());
}
