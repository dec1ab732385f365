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
using PromptFlowAnalyzer = analyzers::PromptGen.Analyzers.Rules.PromptFlowAnalyzer;

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

    /// <summary>
    /// What a build of an SDK project pays: the compiler in processes of its own, with the analyzers that the SDK brings, and with ours
    /// beside them. Without any other analyzer ours would also be charged what all of them share: the compiler binds each method a second time.
    /// </summary>
    private static void Compilation()
    {
        if (!ConcurrentProcesses.AreSupported)
        {
            Console.WriteLine("Skipped: the compiler's processor time is measured on Linux with two processors.");
            return;
        }

        using TemporaryFolder folder = new();
        (string Path, string Text)[] files = [.. ApplicationCode.Files(Files)];
        folder.Write(files);
        folder.Write([("Sdk.cs", ApplicationCode.Sdk)]);
        WriteResponseFile(folder, "OpenAI", [], ["Sdk.cs"]);
        Command.Run(Toolchain.Dotnet, Compiler("OpenAI"), folder.Path).Demand();
        WriteResponseFile(folder, "with-sdk", ["OpenAI.dll"], files.Select(static file => file.Path));
        WriteResponseFile(folder, "without-sdk", [], files.Where(static file => !file.Text.Contains("OpenAI", StringComparison.Ordinal)).Select(static file => file.Path));
        string[] theirs = [.. Toolchain.Analyzers.Select(static path => "/analyzer:" + path), "/analyzerconfig:" + Toolchain.AnalyzerConfiguration];
        string[] ours = [.. theirs, "/analyzer:" + typeof(PromptFlowAnalyzer).Assembly.Location];
        foreach (string project in new[] { "with-sdk", "without-sdk" })
        {
            double ratio = ConcurrentProcesses.Ratio(
                folder.Path,
                [Toolchain.Dotnet, .. Compiler(project), "/out:left.dll", .. theirs],
                [Toolchain.Dotnet, .. Compiler(project), "/out:right.dll", .. ours]);
            Report.Target("processor time with / without, " + project, new Sample([ratio]), 1.05);
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
        compilation.WithAnalyzers([new PromptFlowAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string[] Compiler(string project) => ["exec", Toolchain.Compiler, "/noconfig", "@" + project + ".rsp"];

    private static void WriteResponseFile(TemporaryFolder folder, string name, IEnumerable<string> references, IEnumerable<string> files)
    {
        StringBuilder text = new();
        text.AppendLine("/nologo /target:library /optimize+ /deterministic /nullable:enable /langversion:latest /nowarn:1701,1702");
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
