using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>Runs of the C# compiler over a corpus, each a process of its own: nothing is warm.</summary>
internal static partial class CorpusCompilation
{
    /// <summary>Writes prompts and a response file that compiles them with the generator.</summary>
    /// <returns>The name of the response file.</returns>
    public static string PrepareGenerated(TemporaryFolder folder, IReadOnlyList<CorpusPrompt> prompts) =>
        PrepareGenerated(folder, [.. PromptYaml.Files(prompts)]);

    /// <summary>Writes files of a prompt folder and a response file that compiles them with the generator.</summary>
    public static string PrepareGenerated(TemporaryFolder folder, (string Path, string Text)[] files)
    {
        folder.Write(files);
        folder.Write([("Project.cs", "internal static class Project { }\n"), ("project.globalconfig", EditorConfiguration(folder))]);
        return WriteResponseFile(
            folder,
            "generated",
            files.Select(static file => $"/additionalfile:\"{file.Path}\"")
                .Concat([
                    $"/analyzer:\"{Toolchain.Generator}\"",
                    $"/analyzer:\"{Toolchain.YamlParser}\"",
                    "/analyzerconfig:project.globalconfig",
                    "/reportanalyzer",
                    "Project.cs",
                ]));
    }

    /// <summary>Writes out what the generator makes, and a response file that compiles it as ordinary code.</summary>
    public static string PrepareCheckedIn(TemporaryFolder folder, string generatedResponseFile)
    {
        Directory.CreateDirectory(folder["checked-in"]);
        Run(folder, generatedResponseFile, "/generatedfilesout:checked-in").Demand();
        return WriteResponseFile(folder, "checked-in", ["Project.cs", .. Sources(folder, "checked-in")]);
    }

    public static string PrepareHandWritten(TemporaryFolder folder, IReadOnlyList<CorpusPrompt> prompts)
    {
        folder.Write(HandWrittenCode.Files(prompts), "hand-written");
        return WriteResponseFile(folder, "hand-written", ["Project.cs", .. Sources(folder, "hand-written")]);
    }

    public static Command Run(TemporaryFolder folder, string responseFile, params string[] more) =>
        Command.Run(Toolchain.Dotnet, ["exec", Toolchain.Compiler, "@" + responseFile, .. more], folder.Path);

    /// <summary>The time that the compiler itself measured for the generator.</summary>
    public static TimeSpan GeneratorTime(Command compilation)
    {
        Match match = ReportedTime().Match(compilation.Output);
        return match.Success
            ? TimeSpan.FromSeconds(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("The compiler did not report the generator's time:\n" + compilation.Output);
    }

    private static string WriteResponseFile(TemporaryFolder folder, string name, IEnumerable<string> arguments)
    {
        StringBuilder text = new();
        text.AppendLine("/noconfig /nologo /target:library /optimize+ /deterministic /define:NET7_0_OR_GREATER /nullable:enable /langversion:latest /nowarn:1701,1702");
        text.AppendLine(CultureInfo.InvariantCulture, $"/out:{name}.dll");
        foreach (string reference in Toolchain.Framework.Concat(Toolchain.Library))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"/reference:\"{reference}\"");
        }

        foreach (string argument in arguments)
        {
            text.AppendLine(argument);
        }

        string file = name + ".rsp";
        folder.Write([(file, text.ToString())]);
        return file;
    }

    private static IEnumerable<string> Sources(TemporaryFolder folder, string below) =>
        Directory.EnumerateFiles(folder[below], "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static file => $"\"{file}\"");

    /// <summary>What the build writes for the compiler from the package's targets.</summary>
    private static string EditorConfiguration(TemporaryFolder folder) => $"""
        is_global = true
        build_property.RootNamespace = Corpus
        build_property.PromptGenLocked = false
        build_property._PromptGenProjectDirectory = {Convert.ToBase64String(Encoding.UTF8.GetBytes(folder.Path))}

        """;

    [GeneratedRegex("Total generator execution time: ([0-9.]+) seconds")]
    private static partial Regex ReportedTime();
}
