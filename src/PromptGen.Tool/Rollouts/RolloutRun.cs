using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;
using PromptGen.Tool.Comparing;
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
    private readonly SigningOptions _signing;
    private readonly PublishedState? _published;
    private readonly List<string> _notes = [];

    private RolloutRun(ToolContext context, RolloutOptions options, IRolloutAction action, PromptProject project)
    {
        _context = context;
        _options = options;
        _action = action;
        _signing = SigningOptions.Of(context, options.Signing);
        Project = project;
        Folder = EnvironmentFolder.Find(project, options.Environment, action.MayBegin);
        Releases = ReleaseFiles.Of(project);
        _published = options.StateFile is { } file ? PublishedState.At(DisplayPath.Full(file, context.Directory), _signing) : null;
        Bundles = FindBundles();
    }

    public PromptProject Project { get; }

    public EnvironmentFolder Folder { get; }

    public ReleaseFiles Releases { get; }

    /// <summary>The prompts that change together, as far as this change has to know them.</summary>
    public IReadOnlyList<PromptBundle> Bundles { get; }

    /// <summary>The prompt or bundle that the command names.</summary>
    public string Named => _options.Id;

    /// <exception cref="ToolFailure">The command cannot do its work, or what it shall do is refused.</exception>
    public static RolloutReport Run(ToolContext context, RolloutOptions options, IRolloutAction action)
    {
        // Going back asks nothing of the project but where its prompts are.
        PromptProject project = action.GoesBack
            ? ProjectLocator.FindFolder(context.Directory, options.Where, options.Id)
            : ProjectLocator.Find(context.Directory, options.Where, options.Id);
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

        changes = [.. _action.Together(changes)];
        SignedRollback? used = _action.IsRollback && _signing.Signer is null ? ReadyFor(changes) : null;
        if (used is not null)
        {
            changes = [.. changes.Select(change => change with { After = used.State.Find(change.Member.Id) ?? change.After })];
        }

        List<RolloutFile> files = Files(changes, used);
        IReadOnlyList<PromptComparison> differences = _action.Compare(this, [.. changes.Where(static change => change.IsChange)]);
        bool isNew = files.Count > 0 && !Folder.Exists;
        if (!_options.DryRun && files.Count > 0)
        {
            Write(files);
        }

        return new RolloutReport(Folder, changes, _options.DryRun, [.. files.Select(static file => file.Path)], _notes, used is not null)
        {
            Project = Project,
            Differences = differences,
            BeginsEnvironment = isNew,
            Kept = [.. files.Where(static file => file.Published is null).Select(static file => file.Path)],
        };
    }

    private RolloutMember[] Members()
    {
        PromptBundle? bundle = Bundles.FirstOrDefault(bundle => bundle.IsMeantBy(_options.Id));
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
                string advice = NearestName.Question(id, known.Concat(Bundles.Select(static other => other.Name))).Trim();
                throw new ToolFailure(
                    DiagnosticRules.UnknownPrompt, "", id, Project.PromptFolder,
                    advice.Length > 0 ? advice : known.Length == 0 ? "None is released; begin with `dotnet promptgen stamp`." : (known.Length == 1 ? "There is only " : "There are ") + string.Join(", ", known.Take(10)) + (known.Length > 10 ? ", ..." : "") + ".");
            }
        }

        return [.. ids.Select(id => new RolloutMember(id, Folder.Read(id), SignedRollback.Read(Folder, id)))];
    }

    /// <summary>The signed rollback that does just what is to be done to all of them; what an interrupted command has done already, it does as well.</summary>
    private static SignedRollback? ReadyFor(List<RolloutChange> changes)
    {
        RolloutChange[] changed = [.. changes.Where(static change => change.IsChange)];
        return changed.Length > 0 && changed[0].Member.Ready is { } ready && ready.State.Prompts.All(prompt => changes.Exists(change => change.Member.Id == prompt.Id))
            && changes.TrueForAll(change => change.IsChange ? ready.Gives(change.After with { Serial = change.Member.Before!.Serial + 1 }) : IsGivenBy(ready, change))
                ? ready
                : null;
    }

    /// <summary>A prompt that has nothing to go back to is not in the rollback of its bundle.</summary>
    private static bool IsGivenBy(SignedRollback ready, RolloutChange change) => ready.State.Find(change.Member.Id) is not { } given || given == change.After;

    /// <summary>
    /// What is to be written, in an order in which every beginning of it can be continued: first who did it, then what is released, then what
    /// is made from that.
    /// </summary>
    private List<RolloutFile> Files(List<RolloutChange> changes, SignedRollback? used)
    {
        List<RolloutFile> files = [];
        RolloutChange[] changed = [.. changes.Where(static change => change.IsChange).OrderBy(change => _action.IsWrittenLast(change.Member))];
        if (changed.Length > 0)
        {
            string who = Actor.Of(_context);
            foreach (RolloutChange change in changed)
            {
                PromptReleaseState? before = change.Member.Before;
                ReleaseLogEntry entry = new(
                    change.After.Serial, _context.Clock.GetUtcNow(), who, _action.LoggedAs(change.Member), before is null ? null : ReleaseWords.Of(before),
                    ReleaseWords.Of(change.After), _options.Reason ?? _action.Reason);
                string log = Folder.LogPath(change.Member.Id);
                files.Add(new RolloutFile(log, ReleaseLog.Append(log, entry, before?.Serial ?? 0)));
            }

            files.AddRange(changed.Select(change => new RolloutFile(Folder.StatePath(change.Member.Id), ReleaseStateWriter.WritePrompt(change.After))));
        }

        ReleaseState environment = Assembled(changes);
        WrittenState.Check(environment, [.. changed.Select(static change => change.Member.Id)]);
        if (_signing.Signer is not null)
        {
            files.AddRange(SignedWayBack(changes, environment));
        }

        if (_published?.Next(environment, used ?? ReadyNow(changes), _signing.Named is not null || Folder.HasSignedRollbacks) is { } content)
        {
            files.Add(new RolloutFile(_published.Path, content) { Published = _published });
            if (_published.Expires is { } expires && expires <= _context.Clock.GetUtcNow())
            {
                Note("The published state expired at " + Timestamp.Write(expires) + ". Publish it with a later date: `dotnet promptgen state build --env " + Folder.Name
                    + " --out " + _options.StateFile + " --expires YYYY-MM-DD`.");
            }
        }

        return files;
    }

    /// <summary>A rollback that was carried out before and did not reach the published state, where a command was interrupted.</summary>
    private SignedRollback? ReadyNow(List<RolloutChange> changes) =>
        _action.IsRollback && changes[0].Member.Ready is { } ready && changes.TrueForAll(change => IsGivenBy(ready, change)) ? ready : null;

    private IEnumerable<RolloutFile> SignedWayBack(List<RolloutChange> changes, ReleaseState environment)
    {
        SignedRollback? rollback = WayBack.Of(
            [.. changes.Select(static change => change.After)], Releases, _signing, changes[0].Member.Ready, environment, out bool isMissing);
        if (isMissing)
        {
            Note("No rollback was signed beforehand, because there is no earlier version that is not revoked. A rollback will need a key.");
        }

        return rollback is null ? [] : changes.Select(change => new RolloutFile(Folder.RollbackPath(change.Member.Id), rollback.Write()));
    }

    /// <summary>Something must go back, so what is wrong with other prompts stays as it is published. What nobody vouches for is not taken in its place.</summary>
    private bool Tolerates => _action.GoesBack && _published is null or { Former: null } or { Reading: not null };

    /// <summary>A prompt that is in no bundle goes back without knowing the bundles.</summary>
    /// <exception cref="ToolFailure">Their file has faults, and this change has to know them.</exception>
    private IReadOnlyList<PromptBundle> FindBundles()
    {
        BundleFile file = Folder.BundleFile;
        if (file.Faults.IsEmpty || !Tolerates)
        {
            return file.Bundles;
        }

        if (_published?.Reading is { State: { } state })
        {
            Note(Faulty(file.Path) + " the bundles stay as they are published." + Advice);
            return [.. state.Bundles];
        }

        if (file.Mentions(_options.Id))
        {
            return file.Bundles;
        }

        Note(Faulty(file.Path) + " it does not name `" + _options.Id + "`, so `" + _options.Id + "` changes alone." + Advice);
        return [];
    }

    private string Faulty(string path) => "`" + Project.RelativePath(path) + "` " + (System.IO.Path.Exists(path) ? "has faults;" : "is missing;");

    private string Advice => " `dotnet promptgen state build --env " + Folder.Name + "` lists the faults.";

    /// <summary>The environment with the changes.</summary>
    private ReleaseState Assembled(List<RolloutChange> changes)
    {
        // Nothing is made of the files of other prompts where nothing is published.
        ReleaseState all = Tolerates || _published is null ? Folder.ReadAll(Bundles, (id, _) => AsPublished(id)) : Folder.ReadAll();
        ReleaseState environment = With(all, [.. changes.Select(static change => change.After)]);
        if (!Tolerates || _published is null)
        {
            return environment;
        }

        PromptReleaseState[] absent =
        [
            .. Bundles.SelectMany(static bundle => bundle.Prompts).Where(id => environment.Find(id) is null && !Folder.Ids.Contains(id, StringComparer.Ordinal))
                .Select(AsPublished).OfType<PromptReleaseState>(),
        ];
        environment = With(environment, absent);
        IEnumerable<string> held = ReleaseStateReader.Read(ReleaseStateWriter.Write(environment)).Held.Where(id => !changes.Exists(change => change.Member.Id == id));
        return With(environment, [.. held.Select(_published.Find).OfType<PromptReleaseState>()]);
    }

    private static ReleaseState With(ReleaseState state, PromptReleaseState[] instead)
    {
        EquatableArray<PromptReleaseState> prompts = state.Prompts.Where(prompt => !Array.Exists(instead, other => other.Id == prompt.Id))
            .Concat(instead)
            .OrderBy(static prompt => prompt.Id, StringComparer.Ordinal)
            .ToEquatableArray();
        return state with { Prompts = prompts, Serial = ReleaseState.SumOfSerials(prompts) };
    }

    /// <summary>The damaged file of another prompt must not keep this one from going back: that one stays as it is published.</summary>
    private PromptReleaseState? AsPublished(string id)
    {
        PromptReleaseState? published = _published?.Find(id);
        if (_published is not null)
        {
            Note(Faulty(Folder.StatePath(id)) + (published is null ? " `" + id + "` is not published." : " `" + id + "` stays as it is published.") + Advice);
        }

        return published;
    }

    private static void Write(List<RolloutFile> files)
    {
        FileTransaction transaction = new();
        foreach (RolloutFile file in files)
        {
            if (file.Published is { } published)
            {
                transaction.Publish(file.Path, file.Content, published.Former);
            }
            else if (File.Exists(file.Path))
            {
                transaction.Replace(file.Path, file.Content);
            }
            else
            {
                transaction.Create(file.Path, file.Content);
            }
        }

        transaction.Commit();
    }

    /// <param name="Content">What it is to hold.</param>
    private sealed record RolloutFile(string Path, byte[] Content)
    {
        /// <summary>Set where it is the file that applications read.</summary>
        public PublishedState? Published { get; init; }
    }
}

/// <summary>What a command did, or would do.</summary>
/// <param name="Written">Full paths.</param>
/// <param name="Notes">Sentences for people.</param>
/// <param name="IsReadySigned">The rollback that was signed beforehand was used.</param>
internal sealed record RolloutReport(
    EnvironmentFolder Folder, IReadOnlyList<RolloutChange> Changes, bool DryRun, IReadOnlyList<string> Written, IReadOnlyList<string> Notes, bool IsReadySigned)
{
    public required PromptProject Project { get; init; }

    /// <summary>What everyone gets from now on, compared with what they got.</summary>
    public IReadOnlyList<PromptComparison> Differences { get; init; } = [];

    /// <summary>The environment did not exist before.</summary>
    public bool BeginsEnvironment { get; init; }

    /// <summary>Those of the written files that belong in the repository, with full paths; the published state does not.</summary>
    public required IReadOnlyList<string> Kept { get; init; }
}
