using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Releases;
using PromptGen.Tool.Files;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Stamping;

namespace PromptGen.Tool.Rollouts;

/// <summary>Changes what is released of a prompt, or of all prompts of a bundle: all of it, or, where something is refused, nothing.</summary>
internal sealed class RolloutRun
{
    private readonly ToolContext _context;
    private readonly RolloutOptions _options;
    private readonly IRolloutAction _action;
    private readonly Signer? _signer;
    private readonly List<string> _notes = [];

    private RolloutRun(ToolContext context, RolloutOptions options, IRolloutAction action, PromptProject project)
    {
        _context = context;
        _options = options;
        _action = action;
        _signer = Signer.Of(context, options.SignKeys, options.SignCommands);
        Project = project;
        Folder = EnvironmentFolder.Find(project, options.Environment, action.MayBegin);
        Releases = new ReleaseFiles(project);
    }

    public PromptProject Project { get; }

    public EnvironmentFolder Folder { get; }

    public ReleaseFiles Releases { get; }

    /// <exception cref="ToolFailure">The command cannot do its work, or what it shall do is refused.</exception>
    public static RolloutReport Run(ToolContext context, RolloutOptions options, IRolloutAction action)
    {
        // Going back asks nothing of the project but where its prompts are.
        PromptProject project = action.GoesBack
            ? ProjectLocator.FindFolder(context.Directory, options.PromptFolder)
            : ProjectLocator.Find(context.Directory, options.PromptFolder);
        if (options.DryRun)
        {
            return new RolloutRun(context, options, action, project).Run();
        }

        // Read only behind the lock: another command may be about to change what is read.
        using StampLock exclusive = StampLock.Take(project, context.Terminal);
        FileTransaction.RemoveLeftovers(project.PromptFolder);
        return new RolloutRun(context, options, action, project).Run();
    }

    public void Note(string sentence) => _notes.Add(sentence);

    private RolloutReport Run()
    {
        RolloutMember[] members = Members();
        _action.Begin(this, members);
        List<RolloutChange> changes = [];
        List<PromptDiagnostic> refused = [];
        foreach (RolloutMember member in members)
        {
            TransitionResult result = _action.Change(this, member);
            if (result.State is { } after)
            {
                changes.Add(new RolloutChange(member, after));
            }
            else
            {
                refused.Add(result.Problem!.At(member.Before is null ? "" : Folder.StatePath(member.Id)));
            }
        }

        if (refused.Count > 0)
        {
            throw new ToolFailure(refused.ToEquatableArray(), ExitCode.GateFailed);
        }

        SignedRollback? used = _action.IsRollback && _signer is null ? ReadyFor(changes) : null;
        if (used is not null)
        {
            changes = [.. changes.Select(change => change with { After = used.State.Find(change.Member.Id)! })];
        }

        List<(string Path, byte[] Content)> files = Files(changes, used);
        if (!_options.DryRun && files.Count > 0)
        {
            Write(files);
        }

        return new RolloutReport(Folder, changes, _options.DryRun, [.. files.Select(file => Project.RelativePath(file.Path))], _notes, used is not null);
    }

    private RolloutMember[] Members()
    {
        PromptBundle? bundle = Folder.BundleOf(_options.Id);
        string[] ids = bundle is not null ? [.. bundle.Prompts] : [_options.Id];
        if (bundle is not null && bundle.Name != _options.Id)
        {
            Note("`" + _options.Id + "` is in the bundle `" + bundle.Name + "`, so " + string.Join(", ", ids) + " change together.");
        }

        string[] known = [.. Releases.Ids.Union(Folder.Ids, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (string id in ids)
        {
            if (!known.Contains(id, StringComparer.Ordinal))
            {
                string advice = NearestName.Question(id, known.Concat(Folder.Bundles.Select(static other => other.Name))).Trim();
                throw new ToolFailure(
                    DiagnosticRules.UnknownPrompt, "", id, Project.PromptFolder,
                    advice.Length > 0 ? advice : known.Length == 0 ? "None is released; begin with `dotnet promptgen stamp`." : (known.Length == 1 ? "There is only " : "There are ") + string.Join(", ", known.Take(10)) + (known.Length > 10 ? ", ..." : "") + ".");
            }
        }

        return [.. ids.Select(id => new RolloutMember(id, Folder.Read(id), SignedRollback.Read(Folder, id)))];
    }

    /// <summary>The signed rollback that does just what is to be done to all of them.</summary>
    private static SignedRollback? ReadyFor(List<RolloutChange> changes)
    {
        RolloutChange[] changed = [.. changes.Where(static change => change.IsChange)];
        return changed.Length > 0 && changed[0].Member.Ready is { } ready
            && changed.All(change => ready.Gives(change.After with { Serial = change.Member.Before!.Serial + 1 }))
            && ready.State.Prompts.Count == changed.Length
                ? ready
                : null;
    }

    /// <summary>
    /// What is to be written, in an order in which every beginning of it can be continued: first who did it, then what is released, then what
    /// is made from that.
    /// </summary>
    private List<(string Path, byte[] Content)> Files(List<RolloutChange> changes, SignedRollback? used)
    {
        List<(string, byte[])> files = [];
        RolloutChange[] changed = [.. changes.Where(static change => change.IsChange)];
        if (changed.Length > 0)
        {
            string who = Actor.Of(_context);
            foreach (RolloutChange change in changed)
            {
                PromptReleaseState? before = change.Member.Before;
                ReleaseLogEntry entry = new(
                    change.After.Serial, _context.Clock.GetUtcNow(), who, _action.Name, before is null ? null : ReleaseWords.Of(before), ReleaseWords.Of(change.After),
                    _options.Reason);
                string log = Folder.LogPath(change.Member.Id);
                files.Add((log, ReleaseLog.Append(log, entry, before?.Serial ?? 0)));
            }

            files.AddRange(changed.Select(change => (Folder.StatePath(change.Member.Id), ReleaseStateWriter.WritePrompt(change.After))));
        }

        if (_signer is not null)
        {
            files.AddRange(SignedWayBack(changes));
        }

        if (_options.StateFile is { } file)
        {
            PublishedState published = PublishedState.At(DisplayPath.Full(file, _context.Directory));
            if (published.Next(Assembled(changes, published), _signer, used ?? ReadyNow(changes)) is { } content)
            {
                files.Add((published.Path, content));
            }
        }

        return files;
    }

    /// <summary>A rollback that was carried out before and did not reach the published state, where a command was interrupted.</summary>
    private SignedRollback? ReadyNow(List<RolloutChange> changes) =>
        _action.IsRollback && changes[0].Member.Ready is { } ready && changes.TrueForAll(change => ready.State.Find(change.Member.Id) == change.After) ? ready : null;

    private IEnumerable<(string, byte[])> SignedWayBack(List<RolloutChange> changes)
    {
        List<PromptReleaseState> back = [];
        foreach (RolloutChange change in changes)
        {
            PromptReleaseState after = change.After;
            ReleasedVersion? fallback = after.Previous is null ? Releases.Before(after.Id, after.Stable.Version) : null;
            if (ReleaseTransition.Rollback(Folder.Name, after, to: null, fallback, serialFloor: 0).State is { } state && state != after)
            {
                back.Add(state);
            }
        }

        if (back.Count < changes.Count || back.TrueForAll(state => changes[0].Member.Ready?.State.Find(state.Id) == state))
        {
            return [];
        }

        byte[] content = SignedRollback.Sign(_signer!, Folder.Name, back).Write();
        return changes.Select(change => (Folder.RollbackPath(change.Member.Id), content));
    }

    private ReleaseState Assembled(List<RolloutChange> changes, PublishedState published)
    {
        ReleaseState all = Folder.ReadAll(_action.GoesBack ? id => AsPublished(published, id) : null);
        PromptReleaseState[] prompts =
        [
            .. all.Prompts.Where(prompt => !changes.Exists(change => change.Member.Id == prompt.Id))
                .Concat(changes.Select(static change => change.After))
                .OrderBy(static prompt => prompt.Id, StringComparer.Ordinal),
        ];
        return all with { Prompts = prompts.ToEquatableArray(), Serial = ReleaseState.SumOfSerials(prompts) };
    }

    /// <summary>The damaged file of another prompt must not keep this one from going back: that one stays as it is published.</summary>
    private PromptReleaseState? AsPublished(PublishedState published, string id)
    {
        Note("`" + Project.RelativePath(Folder.StatePath(id)) + "` has faults; " + (published.Find(id) is null ? "it is not published." : "`" + id + "` stays as it is published.")
            + " `dotnet promptgen state build --env " + Folder.Name + "` says which.");
        return published.Find(id);
    }

    private static void Write(List<(string Path, byte[] Content)> files)
    {
        FileTransaction transaction = new();
        foreach ((string path, byte[] content) in files)
        {
            if (File.Exists(path))
            {
                transaction.Replace(path, content);
            }
            else
            {
                transaction.Create(path, content);
            }
        }

        transaction.Commit();
    }
}

/// <summary>One kind of change.</summary>
internal interface IRolloutAction
{
    /// <summary>As the log has it.</summary>
    string Name { get; }

    /// <summary>It must be able to do its work whatever else is broken.</summary>
    bool GoesBack { get; }

    /// <summary>It may begin an environment.</summary>
    bool MayBegin { get; }

    /// <summary>It goes back, for which a rollback may have been signed beforehand.</summary>
    bool IsRollback { get; }

    /// <summary>Called once, before any prompt is changed.</summary>
    void Begin(RolloutRun run, IReadOnlyList<RolloutMember> members);

    TransitionResult Change(RolloutRun run, RolloutMember member);
}

/// <summary>What a command did, or would do.</summary>
/// <param name="Written">Relative to the project.</param>
/// <param name="Notes">Sentences for people.</param>
/// <param name="IsReadySigned">The rollback that was signed beforehand was used.</param>
internal sealed record RolloutReport(
    EnvironmentFolder Folder, IReadOnlyList<RolloutChange> Changes, bool DryRun, IReadOnlyList<string> Written, IReadOnlyList<string> Notes, bool IsReadySigned);
