using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SharpFuzz;

namespace PromptGen.Fuzz;

/// <summary>The program that <c>tests/PromptGen.Fuzz/run</c> starts.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: PromptGen.Fuzz COMMAND

          targets                    prints the names of the targets
          seeds TARGET FOLDER        writes the inputs to start from
          words TARGET FILE          writes the dictionary of the format, for afl-fuzz -x
          instrument FOLDER          adds the counting of branches to the assemblies in a copy of this program
          fuzz TARGET                processes the inputs of afl-fuzz; needs an instrumented copy
          replay TARGET PATH [...]   processes files, or all files of folders, and prints what is wrong with each
        """;

    private static readonly string[] Instrumented = ["PromptGen.Core.dll", "PromptGen.Compiler.dll", "PromptGen.dll", "YamlDotNet.dll"];

    private static int Main(string[] arguments)
    {
        if (arguments is ["seeds" or "words" or "replay", var name, ..] && FuzzTargets.Find(name) is null)
        {
            Console.Error.WriteLine("'" + name + "' is not a target. Use one of: " + string.Join(", ", FuzzTargets.All.Select(static target => target.Name)) + ".");
            return 2;
        }

        switch (arguments)
        {
            case ["targets"]:
                Console.WriteLine(string.Join('\n', FuzzTargets.All.Select(static target => target.Name)));
                return 0;
            case ["seeds", var target, var folder]:
                WriteSeeds(FuzzTargets.Find(target)!, folder);
                return 0;
            case ["words", var target, var file]:
                File.WriteAllText(file, AflDictionary.Of(FuzzTargets.Find(target)!.Words));
                return 0;
            case ["instrument", var folder]:
                foreach (string assembly in Instrumented)
                {
                    Fuzzer.Instrument(Path.Combine(folder, assembly), static _ => true, Options.Value);
                }

                return 0;
            case ["fuzz", var target]:
                AflProcess.Run(target);
                return 0;
            case ["replay", var target, .. var paths] when paths.Length > 0:
                return Replay.Run(FuzzTargets.Find(target)!, paths, Console.Out) ? 0 : 1;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static void WriteSeeds(FuzzTarget target, string folder)
    {
        Directory.CreateDirectory(folder);
        int number = 0;
        foreach (byte[] seed in target.Seeds())
        {
            File.WriteAllBytes(Path.Combine(folder, (++number).ToString("0000", CultureInfo.InvariantCulture)), seed);
        }
    }
}
