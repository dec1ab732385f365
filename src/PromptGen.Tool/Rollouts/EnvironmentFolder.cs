using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Naming;
using PromptGen.Rollouts;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>What is released in one environment, as it stands beside the prompts: one file for each prompt, so that promotions of different prompts never conflict.</summary>
/// <remarks>docs/state.md describes the files.</remarks>
internal sealed class EnvironmentFolder
{
    private const string EnvironmentsName = "environments";
    private const string StateEnding = ".json";
    private const string LogEnding = ".log.jsonl";
    private const string MarkerName = ".gitkeep";
    private const string RollbackEnding = ".rollback.json";

    private EnvironmentFolder(string name, string path)
    {
        Name = name;
        Path = path;
        BundleFile = BundleFile.In(path);
    }

    public string Name { get; }

    public string Path { get; }

    public bool Exists => Directory.Exists(Path);

    public BundleFile BundleFile { get; }

    /// <summary>By name (ordinal).</summary>
    /// <exception cref="ToolFailure">Their file has faults.</exception>
    public IReadOnlyList<PromptBundle> Bundles => BundleFile.Bundles;

    /// <param name="mayBegin">The folder need not exist yet where there is no environment at all.</param>
    /// <exception cref="ToolFailure">There is no such environment.</exception>
    public static EnvironmentFolder Find(PromptProject project, string name, bool mayBegin)
    {
        string path = System.IO.Path.Combine(project.PromptFolder, EnvironmentsName, name);
        string[] known = Folders(project);
        if (ReleaseNames.IsFileName(name) && (known.Contains(name, StringComparer.Ordinal) || (mayBegin && known.Length == 0)))
        {
            return new EnvironmentFolder(name, path);
        }

        string advice = PortableName.IsDevice(name) ? " Windows does not allow a folder of that name. Choose another name."
            : !ReleaseNames.IsFileName(name) ? " A name consists of lower-case letters, digits and hyphens."
            : NearestName.Question(name, known) is { Length: > 0 } question ? question
            : known.Length == 0 ? " Run `dotnet promptgen env add " + name + "` to create it."
            : (known.Length == 1 ? " There is only " : " There are ") + string.Join(", ", known) + ". To create it, run `dotnet promptgen env add " + name + "`.";
        throw new ToolFailure(DiagnosticRules.UnknownEnvironment, "", name, advice);
    }

    /// <summary>Creates an environment in which nothing is released.</summary>
    /// <returns>Null if it exists already.</returns>
    /// <exception cref="ToolFailure">The name is not one, or the folder cannot be written.</exception>
    public static EnvironmentFolder? Add(PromptProject project, string name, bool dryRun)
    {
        if (Folders(project).Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        if (!ReleaseNames.IsFileName(name))
        {
            Find(project, name, mayBegin: false);
        }

        EnvironmentFolder folder = new(name, System.IO.Path.Combine(project.PromptFolder, EnvironmentsName, name));
        if (!dryRun)
        {
            FileTransaction transaction = new();
            transaction.Create(folder.Marker, []);
            transaction.Commit();
        }

        return folder;
    }

    /// <summary>Git has no empty folders, so a new environment has a file.</summary>
    public string Marker => System.IO.Path.Combine(Path, MarkerName);

    /// <summary>The environments that there are, in ordinal order.</summary>
    public static IEnumerable<string> Names(PromptProject project) => Folders(project).Where(ReleaseNames.IsFileName);

    /// <summary>Everything that promotions and rollbacks keep in the repository: states, logs, signed rollbacks, bundles.</summary>
    public static IEnumerable<string> AllFiles(PromptProject project) => Names(project)
        .SelectMany(name => Directory.EnumerateFiles(System.IO.Path.Combine(project.PromptFolder, EnvironmentsName, name)))
        .Where(static file => file.EndsWith(StateEnding, StringComparison.Ordinal) || file.EndsWith(LogEnding, StringComparison.Ordinal) || System.IO.Path.GetFileName(file) == MarkerName)
        .Order(StringComparer.Ordinal);

    public string StatePath(string id) => System.IO.Path.Combine(Path, id + StateEnding);

    public string LogPath(string id) => System.IO.Path.Combine(Path, id + LogEnding);

    public string RollbackPath(string id) => System.IO.Path.Combine(Path, id + RollbackEnding);

    /// <summary>The prompts that are managed here, in ordinal order.</summary>
    public IReadOnlyList<string> Ids => !Directory.Exists(Path)
        ? []
        : [.. Directory.EnumerateFiles(Path, "*" + StateEnding)
            .Select(static file => System.IO.Path.GetFileName(file)[..^StateEnding.Length])
            .Where(ReleaseNames.IsFileName)
            .Order(StringComparer.Ordinal)];

    /// <exception cref="ToolFailure">One of the prompts is not managed here.</exception>
    public void Require(IEnumerable<string> ids, PromptProject project)
    {
        IReadOnlyList<string> known = Ids;
        EquatableArray<PromptDiagnostic> unknown = ids.Where(id => !known.Contains(id, StringComparer.Ordinal))
            .Select(id => new PromptDiagnostic(
                DiagnosticRules.UnknownPrompt, default, id, project.RelativePath(Path),
                NearestName.Question(id, known) is { Length: > 0 } question ? question.Trim() : "It is not released in this environment."))
            .ToEquatableArray();
        if (!unknown.IsEmpty)
        {
            throw new ToolFailure(unknown);
        }
    }

    /// <summary>Promotions are signed here, so applications refuse a state that is not.</summary>
    public bool HasSignedRollbacks => Directory.Exists(Path) && Directory.EnumerateFiles(Path, "*" + RollbackEnding).Any();

    /// <returns>Null where the prompt is not managed here.</returns>
    /// <exception cref="ToolFailure">Its file has faults.</exception>
    public PromptReleaseState? Read(string id)
    {
        string path = StatePath(id);
        if (!File.Exists(path))
        {
            return null;
        }

        return ReadAt(id, path, out EquatableArray<PromptDiagnostic> faults) ?? throw new ToolFailure(faults, ExitCode.GateFailed);
    }

    /// <summary>All of them as one state.</summary>
    /// <exception cref="ToolFailure">Files have faults; all of them are said.</exception>
    public ReleaseState ReadAll()
    {
        EquatableArray<PromptDiagnostic> faults = Faults();
        return faults.IsEmpty ? ReadAll(Bundles, static (_, _) => null) : throw new ToolFailure(faults, ExitCode.GateFailed);
    }

    /// <summary>What is wrong with its files.</summary>
    public EquatableArray<PromptDiagnostic> Faults()
    {
        List<PromptDiagnostic> faults = [.. BundleFile.Faults];
        ReadAll(
            [],
            (_, found) =>
            {
                faults.AddRange(found);
                return null;
            });
        return faults.ToEquatableArray();
    }

    /// <summary>All of them as one state, whatever is wrong with some of their files.</summary>
    /// <param name="bundles">In place of those of the file.</param>
    /// <param name="instead">What stands for a prompt whose file has these faults; null: nothing does.</param>
    public ReleaseState ReadAll(IReadOnlyList<PromptBundle> bundles, Func<string, EquatableArray<PromptDiagnostic>, PromptReleaseState?> instead)
    {
        List<PromptReleaseState> prompts = [];
        foreach (string id in Ids)
        {
            PromptReleaseState? state = ReadAt(id, StatePath(id), out EquatableArray<PromptDiagnostic> faults) ?? instead(id, faults);

            if (state is not null)
            {
                prompts.Add(state);
            }
        }

        return new ReleaseState(Name, ReleaseState.SumOfSerials(prompts), prompts.ToEquatableArray()) { Bundles = bundles.ToEquatableArray() };
    }

    /// <summary>A file that cannot be opened has a fault like one that cannot be parsed.</summary>
    private static PromptReleaseState? ReadAt(string id, string path, out EquatableArray<PromptDiagnostic> faults)
    {
        try
        {
            PromptReleaseState? state = ReleaseStateReader.ReadPrompt(id, FileContent.ReadBytes(path), out EquatableArray<ReleaseProblem> problems);
            faults = problems.At(path);
            return state;
        }
        catch (ToolFailure failure)
        {
            faults = failure.Problems;
            return null;
        }
    }

    private static string[] Folders(PromptProject project)
    {
        string all = System.IO.Path.Combine(project.PromptFolder, EnvironmentsName);
        return Directory.Exists(all)
            ? [.. Directory.EnumerateDirectories(all).Select(static folder => System.IO.Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
            : [];
    }
}
