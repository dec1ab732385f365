using System;
using System.IO;
using System.Linq;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>Programs that a machine may or may not have.</summary>
public static class Tool
{
    public static bool IsAvailable(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")));
}
