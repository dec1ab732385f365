using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>BAML's own generator over the same prompts: a native program that writes TypeScript ahead of a build.</summary>
internal sealed partial class BamlGenerator
{
    private readonly TemporaryFolder _folder;

    private BamlGenerator(TemporaryFolder folder) => _folder = folder;

    /// <summary>Installs it in the folder; null, with a message, where that is not possible.</summary>
    public static BamlGenerator? Install(TemporaryFolder folder, IEnumerable<CorpusPrompt> prompts)
    {
        try
        {
            folder.Write([("package.json", "{ \"private\": true }\n")]);
            Command install = Command.Run(
                "npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "@boundaryml/baml"], folder.Path);
            BamlGenerator generator = new(folder);
            Match version = Version().Match(install.ExitCode == 0 ? generator.Baml("--version").Output : "");
            if (!version.Success)
            {
                Console.WriteLine("BAML skipped: npm could not install @boundaryml/baml.");
                return null;
            }

            folder.Write(BamlFunctions.Files(prompts, version.Value));
            Console.WriteLine($"BAML {version.Value}");
            return generator;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("BAML skipped: there is no npm.");
            return null;
        }
    }

    /// <summary>One generation from nothing; the time of a process that only starts is left out.</summary>
    public TimeSpan Run()
    {
        TimeSpan start = Baml("--version").Demand().Elapsed;
        if (Directory.Exists(_folder["baml_client"]))
        {
            Directory.Delete(_folder["baml_client"], recursive: true);
        }

        Command generation = Baml("generate").Demand();
        if (!Directory.Exists(_folder["baml_client"]))
        {
            throw new InvalidOperationException("BAML generated nothing:\n" + generation.Output);
        }

        return generation.Elapsed - start;
    }

    private Command Baml(params string[] arguments) =>
        Command.Run("node", [Path.Combine("node_modules", "@boundaryml", "baml", "cli.js"), .. arguments], _folder.Path);

    [GeneratedRegex("[0-9]+\\.[0-9]+\\.[0-9]+")]
    private static partial Regex Version();
}
