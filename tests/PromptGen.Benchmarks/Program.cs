using System;
using System.Collections.Generic;
using PromptGen.Benchmarks.Checking;
using PromptGen.Benchmarks.Analyzers;
using PromptGen.Benchmarks.Generator;
using PromptGen.Benchmarks.Releases;
using PromptGen.Benchmarks.Rendering;

namespace PromptGen.Benchmarks;

/// <summary>One benchmark a name; docs/benchmarks.md has what each showed.</summary>
internal static class Program
{
    private static readonly SortedDictionary<string, (string What, Func<int> Run)> Benchmarks = new(StringComparer.Ordinal)
    {
        ["check"] = ("dotnet promptgen check of 1,000 prompts with 10 releases each: time and memory", CheckBenchmark.Run),
        ["analyzers"] = ("what the analyzers add to the compiler's time on 2,000 files, and on chains of 10,000 methods", AnalyzerBenchmark.Run),
        ["generator"] = ("the generator's own time for each prompt, cold and warm, beside BAML's; 1,000 and 10,000 prompts", GeneratorBenchmark.Run),
        ["files"] = ("the time to compile a prompt file against its size, for each construct", FileBenchmark.Run),
        ["packs"] = ("the time until a pack of 500 prompts is proven, and until an application serves it, in a cold process and a warm one", PackBenchmark.Run),
        ["releases"] = ("what a release for each of 1,000 prompts adds to the generator's time", ReleaseBenchmark.Run),
        ["incremental"] = ("an edit of one of 1,000 prompts against a run from nothing", IncrementalBenchmark.Run),
        ["build"] = ("dotnet build with the generator, of the same C# checked in, of hand-written C#", BuildBenchmark.Run),
        ["render"] = ("rendering: compiled, interpreted and UTF-8 against hand-written C#, Handlebars.Net, Scriban and Fluid", RenderingBenchmark.Run),
        ["releases-render"] = ("what releases add to a rendering at 1, 2 and 64 threads", ReleasesRenderBenchmark.Run),
        ["rollback"] = ("how long a bad version is served after the rollback command, from a file and over HTTP, with real processes", RollbackBenchmark.Run),
        ["template"] = ("the time to compile a template against its size, up to 1 MB", TemplateBenchmark.Run),
        ["noop"] = ("a build of 1,000 prompts in which nothing changed", NoOperationBenchmark.Run),
        ["compilation"] = ("the C# compiler with the generator, with the same C# checked in, with hand-written C#", CompilationBenchmark.Run),
    };

    private static int Main(string[] arguments)
    {
        if (arguments is [PackLoad.Argument, { } folder])
        {
            return PackLoad.Run(folder);
        }

        if (arguments.Length == 1 && Benchmarks.TryGetValue(arguments[0], out (string What, Func<int> Run) benchmark))
        {
            return benchmark.Run();
        }

        Console.WriteLine("dotnet run -c Release --project tests/PromptGen.Benchmarks -- NAME");
        foreach ((string name, (string what, _)) in Benchmarks)
        {
            Console.WriteLine($"  {name,-17}{what}");
        }

        return 1;
    }
}
