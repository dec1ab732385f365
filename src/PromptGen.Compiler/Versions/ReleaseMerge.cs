using System;
using System.Collections.Generic;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>
/// Settles merges in which both branches gave one version to two texts, so that one release file holds both: one release keeps the version, the
/// other becomes the next one of that day. Nothing else of it changes, so its hash stays.
/// </summary>
internal sealed class ReleaseMerge
{
    private readonly ReleaseIndex _index;
    private readonly Func<ReleasePath, ReadRelease> _read;
    private readonly List<ReleaseFile> _kept = [];
    private readonly List<RenamedRelease> _renamed = [];
    private readonly List<PromptDiagnostic> _problems = [];

    private ReleaseMerge(ReleaseIndex index, Func<ReleasePath, ReadRelease> read)
    {
        _index = index;
        _read = read;
    }

    /// <summary>The release files that are to be in place of those with both sides.</summary>
    public IReadOnlyList<ReleaseFile> Kept => _kept;

    /// <summary>Those under new versions, in the order of the versions that they had.</summary>
    public IReadOnlyList<RenamedRelease> Renamed => _renamed;

    /// <summary>Why not all could be settled.</summary>
    public IReadOnlyList<PromptDiagnostic> Problems => _problems;

    /// <param name="conflicts">Release files with conflict markers, of any prompts, with full path and text.</param>
    /// <param name="index">Of all releases.</param>
    /// <param name="read">Reads a release file without conflict.</param>
    public static ReleaseMerge Settle(IReadOnlyList<SourceFile> conflicts, ReleaseIndex index, Func<ReleasePath, ReadRelease> read)
    {
        SortedDictionary<string, List<(ReleasePath Path, SourceFile File)>> byPrompt = new(StringComparer.Ordinal);
        foreach (SourceFile file in conflicts)
        {
            if (ReleasePath.TryParse(file.RelativePath) is { } path && path.TryGetVersion(out _))
            {
                if (!byPrompt.TryGetValue(path.Id, out List<(ReleasePath, SourceFile)>? files))
                {
                    byPrompt.Add(path.Id, files = []);
                }

                files.Add((path, file));
            }
        }

        ReleaseMerge merge = new(index, read);
        foreach (KeyValuePair<string, List<(ReleasePath Path, SourceFile File)>> prompt in byPrompt)
        {
            prompt.Value.Sort(static (left, right) => PromptVersion.Parse(left.Path.Version).CompareTo(PromptVersion.Parse(right.Path.Version)));
            merge.Settle(prompt.Key, prompt.Value);
        }

        return merge;
    }

    private void Settle(string id, List<(ReleasePath Path, SourceFile File)> conflicts)
    {
        List<Release> others = [];
        foreach (ReleasePath path in _index.Of(id))
        {
            if (!conflicts.Exists(conflict => conflict.Path.Path == path.Path) && _read(path).Release is { } release)
            {
                others.Add(release);
            }
        }

        List<BothSides> sides = [];
        foreach ((ReleasePath path, SourceFile file) in conflicts)
        {
            // Where a side is not what a stamp wrote, reading the file says what is wrong with it.
            if (MergeConflict.Parse(file.Text) is { } conflict
                && Read(file, conflict.Ours) is { } ours
                && Read(file, conflict.Theirs) is { } theirs)
            {
                sides.Add(new BothSides(path, conflict, ours, theirs));
            }
        }

        // Later releases name theirs by version and hash, so a release that has some keeps its version.
        bool oursStays = sides.Exists(side => HasSuccessor(side.Ours, others));
        bool theirsStays = sides.Exists(side => HasSuccessor(side.Theirs, others));
        if (oursStays && theirsStays)
        {
            _problems.Add(new PromptDiagnostic(
                DiagnosticRules.CannotStamp, new SourceSpan(conflicts[0].File.Path, 0, 0, 0, 0, 0, 0), id,
                "both branches released " + sides[0].Path.Version + " and then continued on different days",
                "Keep one side of this file and the releases that were made from it, and delete the releases of the other side."));
            return;
        }

        // By hash: what the releases that get another version are called now.
        Dictionary<string, string> versions = new(StringComparer.Ordinal);
        foreach (BothSides side in sides)
        {
            _kept.Add(new ReleaseFile(side.Path.Path, theirsStays ? side.Conflict.Theirs : side.Conflict.Ours));
            if (side.Ours.Hash != side.Theirs.Hash)
            {
                Rename(theirsStays ? side.Ours : side.Theirs, side.Path, others, versions);
            }
        }
    }

    private void Rename(Release release, ReleasePath path, List<Release> others, Dictionary<string, string> versions)
    {
        foreach (Release other in others)
        {
            if (other.Hash == release.Hash)
            {
                // A stamp that was interrupted has done it.
                versions[release.Hash] = other.Version;
                return;
            }
        }

        string version = NextOf(path);
        ReleaseReference? previous = release.Previous is { } before && versions.TryGetValue(before.Hash, out string? renamed)
            ? before with { Version = renamed }
            : release.Previous;
        string? rollbackTo = previous is not null && release.Definition.RollbackTo == release.Previous?.Version ? previous.Version : release.Definition.RollbackTo;
        versions[release.Hash] = version;
        ReleasePath place = path.WithVersion(version);
        string text = ReleaseWriter.Write(release.Prompt, version, rollbackTo, release.Hash, previous, release.AcceptedContract);
        _renamed.Add(new RenamedRelease(path, new ReleaseFile(place.Path, text), version));
    }

    /// <summary>The first number on the day of a release that no release has, those included that got theirs just now.</summary>
    private string NextOf(ReleasePath path)
    {
        PromptVersion version = PromptVersion.Parse(path.Version);
        int number = version.Number;
        foreach (ReleasePath other in _index.Of(path.Id))
        {
            if (other.TryGetVersion(out PromptVersion known) && IsSameDay(known, version))
            {
                number = Math.Max(number, known.Number);
            }
        }

        foreach (RenamedRelease renamed in _renamed)
        {
            if (renamed.Former.Id == path.Id && PromptVersion.Parse(renamed.Version) is var known && IsSameDay(known, version))
            {
                number = Math.Max(number, known.Number);
            }
        }

        return new PromptVersion(version.Year, version.Month, version.Day, number + 1).ToString();
    }

    private static bool IsSameDay(PromptVersion left, PromptVersion right) =>
        left.Year == right.Year && left.Month == right.Month && left.Day == right.Day;

    private static bool HasSuccessor(Release release, List<Release> others) =>
        others.Exists(other => other.Previous is { } previous && previous.Version == release.Version && previous.Hash == release.Hash);

    private static Release? Read(SourceFile file, string text) =>
        PromptCompiler.ReadRelease(file with { Text = text }, CancellationToken.None).Release;

    private sealed record BothSides(ReleasePath Path, MergeConflict Conflict, Release Ours, Release Theirs);
}

/// <param name="Former">The file that it was in, together with another release.</param>
internal sealed record RenamedRelease(ReleasePath Former, ReleaseFile File, string Version);
