extern alias analyzers;

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Benchmarks.Measuring;
using HiddenPromptAnalyzer = analyzers::PromptGen.Analyzers.Rules.HiddenPromptAnalyzer;

namespace PromptGen.Benchmarks.Analyzers;

/// <summary>What the analyzers add to a compilation, and whether they stay linear where methods call each other in long chains.</summary>
internal static class AnalyzerBenchmark
{
    private const int Files = 2_000;
    private const int Rounds = 3;
    private const int ShortChain = 5_000;
    private const int LongChain = 10_000;

    public static int Run()
    {
        Compilation();
        Chains();
        return 0;
    }

    /// <summary>The compiler in a process of its own, with and without the analyzers: what a build pays.</summary>
    private static void Compilation()
    {
        using TemporaryFolder folder = new();
        (string Path, string Text)[] files = [.. ApplicationCode.Files(Files)];
        folder.Write(files);
        folder.Write([("Sdk.cs", ApplicationCode.Sdk)]);
        WriteResponseFile(folder, "OpenAI", [], ["Sdk.cs"]);
        Compile(folder, "OpenAI", []);
        WriteResponseFile(folder, "with-sdk", ["OpenAI.dll"], files.Select(static file => file.Path));
        WriteResponseFile(folder, "without-sdk", [], files.Where(static file => !file.Text.Contains("OpenAI", StringComparison.Ordinal)).Select(static file => file.Path));
        foreach (string project in new[] { "with-sdk", "without-sdk" })
        {
            List<double> bare = [];
            List<double> analyzed = [];
            for (int round = -1; round < Rounds; round++)
            {
                double without = Compile(folder, project, []);
                double with = Compile(folder, project, ["/analyzer:" + typeof(HiddenPromptAnalyzer).Assembly.Location]);
                if (round >= 0)
                {
                    bare.Add(without);
                    analyzed.Add(with);
                }
            }

            Report.Measured("csc, 2,000 files, " + project, new Sample(bare), "F0", "ms");
            Report.Measured("csc with the analyzers, " + project, new Sample(analyzed), "F0", "ms");
            Report.Target("with the analyzers / without, " + project, Sample.Ratio(analyzed, bare), 1.05);
        }
    }

    private static void Chains()
    {
        List<double> shorter = [];
        List<double> longer = [];
        for (int round = -1; round < Rounds; round++)
        {
            double half = Analyze(ShortChain);
            double whole = Analyze(LongChain);
            if (round >= 0)
            {
                shorter.Add(half);
                longer.Add(whole);
            }
        }

        Report.Measured("chain of 5,000 methods", new Sample(shorter), "F0", "ms");
        Report.Measured("chain of 10,000 methods", new Sample(longer), "F0", "ms");
        Report.Target("10,000 methods / 5,000 methods", Sample.Ratio(longer, shorter), 2.5);
    }

    private static double Analyze(int methods)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Chain",
            ApplicationCode.Chain(methods).Append(ApplicationCode.Sdk).Select(static (text, index) => CSharpSyntaxTree.ParseText(text, path: $"File{index}.cs")),
            Toolchain.Framework.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        compilation.GetDiagnostics();
        Stopwatch watch = Stopwatch.StartNew();
        compilation.WithAnalyzers([new HiddenPromptAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Compile(TemporaryFolder folder, string project, string[] more) =>
        Command.Run(Toolchain.Dotnet, ["exec", Toolchain.Compiler, "@" + project + ".rsp", .. more], folder.Path).Demand().Elapsed.TotalMilliseconds;

    private static void WriteResponseFile(TemporaryFolder folder, string name, IEnumerable<string> references, IEnumerable<string> files)
    {
        StringBuilder text = new();
        text.AppendLine("/noconfig /nologo /target:library /optimize+ /deterministic /nullable:enable /langversion:latest /nowarn:1701,1702");
        text.AppendLine(CultureInfo.InvariantCulture, $"/out:{name}.dll");
        foreach (string reference in Toolchain.Framework.Concat(references))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"/reference:\"{reference}\"");
        }

        foreach (string file in files)
        {
            text.AppendLine(file);
        }

        folder.Write([(name + ".rsp", text.ToString())]);
    }
}
