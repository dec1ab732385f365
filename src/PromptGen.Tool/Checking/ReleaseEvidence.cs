using System.Collections.Generic;
using System.IO;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Checking;

/// <summary>What stands beside a release as evidence for it: a JSON object that names the prompt, the version and the hash that it is evidence for.</summary>
/// <remarks>docs/releases.md describes the file. What else it holds is the business of whoever made it and of whoever judges it.</remarks>
/// <param name="Reason">Why it does not count, as a clause; null where it counts or there is none.</param>
internal sealed record ReleaseEvidence(EvidenceState State, string? Reason)
{
    public const string Ending = ".evidence.json";

    public static readonly ReleaseEvidence None = new(EvidenceState.None, null);

    /// <param name="releasePath">The full path of the release file.</param>
    public static string PathFor(string releasePath) => releasePath[..^ReleasePath.Ending.Length] + Ending;

    /// <summary>All files of evidence below the prompt folder, wherever they stand.</summary>
    public static IEnumerable<string> Files(PromptProject project)
    {
        EnumerationOptions all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return Directory.Exists(project.PromptFolder) ? Directory.EnumerateFiles(project.PromptFolder, "*" + Ending, all) : [];
    }

    /// <summary>The release that a file is evidence for, by its own name and that of its folder; null where it stands elsewhere.</summary>
    public static ReleasePath? ReleaseOf(string path) => ReleasePath.TryParse(path[..^Ending.Length] + ReleasePath.Ending);

    /// <param name="path">Of the evidence, full.</param>
    /// <param name="hash">Of the release.</param>
    /// <exception cref="ToolFailure">The file is there and the system does not let it be read.</exception>
    public static ReleaseEvidence Read(string path, string id, string version, string hash)
    {
        if (!File.Exists(path))
        {
            return None;
        }

        ReleaseProblems problems = new();
        JsonObject? evidence = ReleaseJson.Object(FileContent.ReadBytes(path), ReleaseLimits.StateBytes, DiagnosticRules.UnusableEvidence, problems);
        if (evidence is null)
        {
            return new ReleaseEvidence(EvidenceState.Unreadable, problems.ToEquatableArray()[0].Arguments[0]);
        }

        foreach ((string name, string expected) in new[] { ("prompt_id", id), ("version", version), ("hash", hash) })
        {
            switch (evidence[name])
            {
                case JsonString text when text.Value == expected:
                    break;
                case JsonString text:
                    return new ReleaseEvidence(
                        name == "hash" ? EvidenceState.OtherHash : EvidenceState.OtherRelease,
                        "its `" + name + "` is " + StateFields.Shown(text.Value) + ", and that of the release is " + expected);
                case null:
                    return new ReleaseEvidence(EvidenceState.Unreadable, "it has no `" + name + "`");
                case { } other:
                    return new ReleaseEvidence(EvidenceState.Unreadable, "its `" + name + "` is " + StateFields.Kind(other) + ", and should be a text");
            }
        }

        return new ReleaseEvidence(EvidenceState.Bound, null);
    }
}

internal enum EvidenceState
{
    None,

    /// <summary>It names this release and its hash.</summary>
    Bound,

    OtherHash,

    /// <summary>It names another prompt or version.</summary>
    OtherRelease,

    Unreadable,
}
