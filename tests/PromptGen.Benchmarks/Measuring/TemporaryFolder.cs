using System;
using System.Collections.Generic;
using System.IO;

namespace PromptGen.Benchmarks.Measuring;

/// <summary>A folder outside the repository that goes with the benchmark.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("promptgen-benchmark-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public void Write(IEnumerable<(string Path, string Text)> files, string below = "")
    {
        foreach ((string path, string text) in files)
        {
            string full = System.IO.Path.Combine(Path, below, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
