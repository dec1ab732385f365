using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>Compares a prompt with the releases that its file names: drift, changes of the contract, and the proof that a rollback works.</summary>
internal sealed class ReleaseCheck
{
    private readonly ResolvedPrompt _prompt;
    private readonly PromptDefinition _definition;
    private readonly EffectivePrompt _effective;
    private readonly PromptVersions _releases;
    private readonly RuleSeverity _severity;
    private readonly List<PromptDiagnostic> _problems = [];
    private readonly List<PartialDrift> _partials = [];

    private ReleaseCheck(ResolvedPrompt prompt, EffectivePrompt effective, PromptVersions releases, bool locked)
    {
        _prompt = prompt;
        _definition = prompt.Definition;
        _effective = effective;
        _releases = releases;
        _severity = locked ? RuleSeverity.Error : RuleSeverity.Warning;
    }

    /// <param name="prompt">Without errors.</param>
    /// <param name="hash">The hash of <paramref name="effective"/>.</param>
    /// <param name="locked">Drift is an error.</param>
    public static ReleaseFindings Check(ResolvedPrompt prompt, EffectivePrompt effective, string hash, PromptVersions releases, bool locked) =>
        new ReleaseCheck(prompt, effective, releases, locked).Check(hash);

    private ReleaseFindings Check(string hash)
    {
        bool isDirty = _releases.Named is { } named && named.Hash != hash;
        if (isDirty)
        {
            CheckDrift(_releases.Named!);
        }

        List<Release> fitting = [];
        string? rollbackHash = null;
        if (!_releases.Earlier.IsEmpty)
        {
            PromptContract contract = PromptContract.Of(_effective);
            Release target = _releases.Earlier[0];
            rollbackHash = target.Hash;
            if (!isDirty && _releases.Named is { } current)
            {
                CheckSuccession(target, current, contract);
            }

            FindFitting(contract, fitting);
        }

        return new ReleaseFindings(isDirty, rollbackHash, new EquatableArray<Release>(fitting.ToArray()), Inputs(fitting))
        {
            Problems = _problems.ToEquatableArray(),
            PartialDrifts = _partials.ToEquatableArray(),
        };
    }

    private void CheckDrift(Release named)
    {
        EffectivePrompt released = named.Effective();
        List<PromptChange> own = [];
        List<PromptChange> consequences = [];
        foreach (PromptChange change in PromptDifference.Between(released, _effective).Changes)
        {
            switch (change.Kind)
            {
                case PromptChangeKind.PartialText:
                    AddPartial(change, named.Version);
                    break;
                case PromptChangeKind.PartialAdded or PromptChangeKind.PartialRemoved:
                    consequences.Add(change);
                    break;
                default:
                    own.Add(change);
                    break;
            }
        }

        // That a partial includes another one, or no longer, follows from its text, which is reported already.
        if (_partials.Count == 0)
        {
            own.AddRange(consequences);
        }

        if (own.Count > 0)
        {
            Add(DiagnosticRules.Drift, named.Version, ChangeText.List(own));
        }

        if (ContractChange.Find(PromptContract.Of(released), PromptContract.Of(_effective)) is { IsEmpty: false } changes)
        {
            Add(DiagnosticRules.ContractChanged, named.Version, ContractText.List(changes));
        }
    }

    private void AddPartial(PromptChange change, string version)
    {
        string name = change.Path.Substring("partials/".Length);
        foreach (Fragment partial in _prompt.Partials)
        {
            if (partial.Name == name)
            {
                TextHunk first = change.Hunks[0];
                SourceSpan place = partial.Template.Locate(first.NewStart, first.New.TrimEnd('\n').Length);
                _partials.Add(new PartialDrift(name, place, _definition.Id, version, ChangeText.Words(change.Hunks)));
            }
        }
    }

    /// <summary>The release was made from the one that it can roll back to: is that one still the same, and was what it broke accepted?</summary>
    private void CheckSuccession(Release target, Release named, PromptContract contract)
    {
        if (named.Previous is not { } previous || previous.Version != target.Version)
        {
            return;
        }

        if (previous.Hash != target.Hash)
        {
            _problems.Add(new PromptDiagnostic(
                DiagnosticRules.OtherPredecessor, named.PreviousSpan, named.Id, named.Version, previous.Version, previous.Hash, target.Hash));
        }
        else if (named.AcceptedContract?.Base != previous.Hash
            && ContractChange.Find(PromptContract.Of(target.Effective()), contract) is { IsEmpty: false } changes)
        {
            Add(DiagnosticRules.ContractChanged, target.Version, ContractText.List(changes));
        }
    }

    /// <summary>What <c>rollback_to</c> names must fit. Behind it, the chain ends at the first that does not.</summary>
    private void FindFitting(PromptContract contract, List<Release> fitting)
    {
        foreach (Release release in _releases.Earlier)
        {
            EquatableArray<ContractIncompatibility> obstacles =
                ContractComparison.FindIncompatibilities(contract, PromptContract.Of(release.Effective()));
            if (!obstacles.IsEmpty)
            {
                if (fitting.Count == 0)
                {
                    _problems.Add(new PromptDiagnostic(
                        DiagnosticRules.RollbackDoesNotFit, _definition.RollbackToSpan, _definition.Id, release.Version, ContractText.List(obstacles)));
                }

                return;
            }

            fitting.Add(release);
        }
    }

    private EquatableArray<PromptInput> Inputs(List<Release> fitting)
    {
        List<PromptInput> inputs = [];
        if (_releases.Named is { } named)
        {
            inputs.Add(Input(named));
        }

        if (!_releases.Earlier.IsEmpty && fitting.Count == 0)
        {
            inputs.Add(Input(_releases.Earlier[0]));
        }

        foreach (Release release in fitting)
        {
            inputs.Add(Input(release));
        }

        return inputs.ToEquatableArray();
    }

    private static PromptInput Input(Release release) => new(release.Definition.RelativePath, release.Definition.InputHash);

    private void Add(DiagnosticRule rule, string version, string what) => _problems.Add(new PromptDiagnostic(
        rule, _severity, _definition.VersionSpan, EquatableArray.Create(_definition.Id, version, what)));
}

/// <summary>The relation of a prompt to its releases.</summary>
/// <param name="IsDirty">It differs from the release that its version names.</param>
/// <param name="RollbackHash">Of the release that <c>rollback_to</c> names; null where there is none.</param>
/// <param name="Fitting">The earlier releases that today's code can render, newest first.</param>
/// <param name="Inputs">The release files that decided this.</param>
internal sealed record ReleaseFindings(bool IsDirty, string? RollbackHash, EquatableArray<Release> Fitting, EquatableArray<PromptInput> Inputs)
{
    public EquatableArray<PromptDiagnostic> Problems { get; init; }

    /// <summary>Reported once for all prompts: <see cref="PartialDrift.Report"/>.</summary>
    public EquatableArray<PartialDrift> PartialDrifts { get; init; }
}
