using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>Gives a changed prompt its next version: the new text of the working file, and the release file.</summary>
/// <remarks>
/// A function of its input. What it gives is read back before it is given: a text that would say anything else than the
/// working file said, or a release that would not give its hash, is refused instead.
/// </remarks>
internal sealed class PromptStamp
{
    private readonly StampRequest _request;
    private readonly PromptDefinition _definition;
    private readonly EffectivePrompt _effective;
    private readonly string _hash;
    private readonly IReadOnlyList<ReleasePath> _releases;

    private PromptStamp(StampRequest request)
    {
        _request = request;
        _definition = request.Prompt.Definition;
        _effective = PromptCompiler.Effective(request.Prompt);
        _hash = ContentHash.Of(PromptHashes.CanonicalBytes(_effective));
        _releases = request.Releases.Of(_definition.Id);
    }

    public static StampResult Stamp(StampRequest request) => new PromptStamp(request).Stamp();

    private StampResult Stamp()
    {
        if (ReleasePlaces.Check(_request.Releases, _definition.Id, _definition.IdSpan) is { IsEmpty: false } misplaced)
        {
            return new RefusedStamp(misplaced);
        }

        ReleasePath? named = _request.Releases.Find(_definition.Id, _definition.Version);
        ReleasePath? latest = _releases.Count == 0 ? null : _releases[_releases.Count - 1];
        Release? previous = null;
        foreach (ReleasePath? path in named == latest ? [named] : new[] { latest, named })
        {
            if (path is null)
            {
                continue;
            }

            ReadRelease read = _request.Read(path);
            if (read.Release is not { } release)
            {
                return new RefusedStamp(read.Diagnostics);
            }

            if (release.Hash == _hash)
            {
                // The release of a stamp that could not finish, or another branch's stamp of the same text, is this one.
                return path == named ? new UnchangedStamp(release.Version) : Adopt(release);
            }

            previous = release;
        }

        return previous is null ? First() : Next(previous);
    }

    private StampResult Adopt(Release release) =>
        Written(release.Version, release.Definition.RollbackTo, null, release.Previous, default);

    /// <summary>
    /// A prompt without releases is released as what it calls itself: builds have told that version already. Only the placeholder of an imported prompt
    /// is nobody's version.
    /// </summary>
    private StampResult First()
    {
        if (!NextVersion.TryFind(_releases, _request.Day, out PromptVersion today, out string fault))
        {
            return Refuse(fault);
        }

        // Of today or before: a version from the future would have no successor.
        bool keeps = PromptVersion.TryParse(_definition.Version, out PromptVersion own)
            && _definition.Version != PlaceholderVersion.Text
            && own < new PromptVersion(today.Year, today.Month, today.Day, int.MaxValue);
        return Release(keeps ? own.ToString() : today.ToString(), rollbackTo: null, previous: null, accepted: null, default);
    }

    private StampResult Next(Release previous)
    {
        if (!NextVersion.TryFind(_releases, _request.Day, out PromptVersion next, out string fault))
        {
            return Refuse(fault);
        }

        PromptContract contract = PromptContract.Of(_effective);
        PromptContract former = PromptContract.Of(previous.Effective());
        EquatableArray<ContractIncompatibility> changes = ContractChange.Find(former, contract);
        string? reason = _request.AcceptContract?.Trim();
        if (!changes.IsEmpty && string.IsNullOrEmpty(reason))
        {
            return new RefusedStamp(EquatableArray.Create(new PromptDiagnostic(
                DiagnosticRules.ContractChanged, RuleSeverity.Error, _definition.VersionSpan,
                EquatableArray.Create(_definition.Id, previous.Version, ContractText.List(changes)))));
        }

        AcceptedContract? accepted = changes.IsEmpty ? null : new AcceptedContract(reason!, previous.Hash);
        EquatableArray<ContractIncompatibility> obstacles = ContractComparison.FindIncompatibilities(contract, former);
        return Release(next.ToString(), obstacles.IsEmpty ? previous.Version : null, previous.Reference, accepted, obstacles);
    }

    private StampResult Release(
        string version, string? rollbackTo, ReleaseReference? previous, AcceptedContract? accepted, EquatableArray<ContractIncompatibility> obstacles)
    {
        ReleasePath path = ReleasePath.For(PromptFolder.Root(_definition.RelativePath, _request.PromptFolder), _definition.Id, version, _releases.Count == 0 ? null : _releases[0]);
        string text = ReleaseWriter.Write(_request.Prompt, version, rollbackTo, _hash, previous, accepted);
        ReadRelease read = PromptCompiler.ReadRelease(
            new SourceFile(path.Path, path.Path, SourceFileKind.Release, text), CancellationToken.None);
        if (read.Release is null)
        {
            return new RefusedStamp(read.Diagnostics);
        }

        return Written(version, rollbackTo, new ReleaseFile(path.Path, text), previous, obstacles);
    }

    private StampResult Written(
        string version, string? rollbackTo, ReleaseFile? release, ReleaseReference? previous, EquatableArray<ContractIncompatibility> obstacles)
    {
        string? text = VersionEdit.Apply(_request.File, version, rollbackTo);
        if (text is null || !SaysTheSame(text, version, rollbackTo))
        {
            return Refuse(
                "its file states `version` or `rollback_to` in a form that cannot be edited in place, such as an alias or a block",
                "Write `version: " + version + "` and `rollback_to:` as plain fields.");
        }

        return new NewStamp(version, rollbackTo, text, release) { Previous = previous, RollbackObstacles = obstacles };
    }

    /// <summary>The new text reads as the prompt that was, but for the two fields.</summary>
    private bool SaysTheSame(string text, string version, string? rollbackTo)
    {
        ReadPrompt read = PromptCompiler.Read(_request.File with { Text = text }, CancellationToken.None);
        if (read.Definition is not { } definition || !read.Diagnostics.IsEmpty || definition.Version != version || definition.RollbackTo != rollbackTo
            || definition.Messages.Count != _definition.Messages.Count)
        {
            return false;
        }

        IEnumerable<MappedText?> texts = definition.Messages.Select(
            (message, index) => message is InlineMessage inline ? inline.Template : _request.Prompt.Messages[index]);
        ResolvedPrompt prompt = _request.Prompt with { Definition = definition, Messages = texts.ToEquatableArray() };
        return Frozen(prompt) == Frozen(_request.Prompt);
    }

    private string Frozen(ResolvedPrompt prompt) => ReleaseWriter.Write(prompt, _definition.Version, null, _hash, null, null);

    private RefusedStamp Refuse(string reason, string advice = "Check the clock of this machine and the dates of the releases.") =>
        new(EquatableArray.Create(new PromptDiagnostic(
            DiagnosticRules.CannotStamp, _definition.VersionSpan, _definition.Id, reason, advice)));
}
