using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>The prompts of an environment that are released together. A damaged file is read without a failure: whoever goes back may do without it.</summary>
internal sealed class BundleFile
{
    /// <summary>No prompt id begins like this.</summary>
    public const string Name = "_bundles.json";

    private readonly byte[]? _content;
    private readonly IReadOnlyList<PromptBundle> _bundles = [];

    private BundleFile(string path)
    {
        Path = path;
        if (!System.IO.Path.Exists(path))
        {
            return;
        }

        try
        {
            _content = FileContent.ReadBytes(path);
        }
        catch (ToolFailure failure)
        {
            Faults = failure.Problems;
            return;
        }

        // The same form as in a state, and so the same reader.
        ReleaseProblems problems = new();
        JsonObject? bundles = ReleaseJson.Object(_content, ReleaseLimits.StateBytes, DiagnosticRules.UnreadableState, problems);
        ReleaseStateReading? reading = bundles is null ? null : ReleaseStateReader.ReadBundles(bundles);
        if (reading is { State: { } state })
        {
            _bundles = [.. state.Bundles];
        }
        else
        {
            Faults = (reading?.Problems ?? problems.ToEquatableArray()).At(path);
        }
    }

    public string Path { get; }

    /// <summary>Empty where the file is sound, or not there.</summary>
    public EquatableArray<PromptDiagnostic> Faults { get; }

    /// <summary>By name (ordinal).</summary>
    /// <exception cref="ToolFailure">The file has faults.</exception>
    public IReadOnlyList<PromptBundle> Bundles => Faults.IsEmpty ? _bundles : throw new ToolFailure(Faults, ExitCode.GateFailed);

    public static BundleFile In(string folder) => new(System.IO.Path.Combine(folder, Name));

    /// <summary>Whether a prompt or a bundle of that name stands in the file, wherever its faults are.</summary>
    public bool Mentions(string name) => _content is not null && Encoding.UTF8.GetString(_content).Contains("\"" + name + "\"", StringComparison.Ordinal);
}
