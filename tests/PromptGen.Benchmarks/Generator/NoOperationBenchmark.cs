using System;
using System.Linq;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>A second build of a project in which nothing changed: neither the compiler, and with it the generator, nor the task may run.</summary>
internal static class NoOperationBenchmark
{
    private const int Count = 1_000;

    private static readonly string[] Tasks = ["Csc", "WritePromptManifest"];

    public static int Run()
    {
        using TemporaryFolder folder = new();
        BuildProject project = BuildProject.Create(folder, "WithGenerator", PromptYaml.Files(PromptCorpus.Create(Count)), withGenerator: true);
        Command first = project.Build();
        Command second = project.Build();

        bool met = true;
        foreach (string task in Tasks)
        {
            bool ran = Ran(first, task);
            bool ranAgain = Ran(second, task);
            met &= ran && !ranAgain;
            Console.WriteLine($"{task,-40} first build: {(ran ? "ran" : "DID NOT RUN")}, second build: {(ranAgain ? "RAN" : "did not run")}");
        }

        Console.WriteLine($"{"first build",-40} {first.Elapsed.TotalMilliseconds:F0} ms");
        Console.WriteLine($"{"second build",-40} {second.Elapsed.TotalMilliseconds:F0} ms");
        return met ? 0 : 1;
    }

    /// <summary>The summary has one line for each task: time, name, calls.</summary>
    private static bool Ran(Command build, string task) =>
        build.Output.Split('\n').Any(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "ms", string name, ..] && name == task);
}
