using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;
using PromptGen.Language.Syntax;

namespace PromptGen.Compiler.Emission;

/// <summary>From a resolved prompt to its C# file: templates bound, problems put at their places, record and class emitted.</summary>
internal sealed partial class PromptCompilation
{
    private readonly ResolvedPrompt _prompt;
    private readonly PromptDefinition _definition;
    private readonly TemplateDiagnostics _diagnostics;

    private readonly PromptVersions _releases;

    private PromptCompilation(ResolvedPrompt prompt, PromptVersions releases)
    {
        _prompt = prompt;
        _releases = releases;
        _definition = prompt.Definition;
        _diagnostics = new TemplateDiagnostics(prompt);
    }

    public static CompiledPrompt Run(
        ResolvedPrompt prompt, PromptVersions releases, CompilationTarget target, CancellationToken cancellation) =>
        new PromptCompilation(prompt, releases).Run(target, cancellation);

    /// <summary>The templates alone, for hosts that render or show them.</summary>
    public static IReadOnlyList<BoundTemplate?> Bind(ResolvedPrompt prompt, CancellationToken cancellation) =>
        new PromptCompilation(prompt, PromptVersions.None).Bind(cancellation);

    public static CompiledPrompt Failed(ResolvedPrompt prompt, EquatableArray<PromptDiagnostic> diagnostics) =>
        new(prompt.Definition.Id, prompt.Definition.ClassName, HintName.Of(prompt.Definition.RelativePath), Source: null, diagnostics);

    private CompiledPrompt Run(CompilationTarget target, CancellationToken cancellation)
    {
        List<BoundTemplate?> templates = Bind(cancellation);
        if (!_diagnostics.HasTemplateErrors && _definition.HasAllVariables && _definition.HasAllMessages)
        {
            ReportUnusedVariables(templates);
        }

        EquatableArray<PromptDiagnostic> diagnostics = _diagnostics.ToEquatableArray();
        bool isSound = _definition.HasAllVariables && _definition.HasAllMessages && !_diagnostics.HasTemplateErrors
            && !HasErrors(diagnostics) && !HasErrors(_prompt.Diagnostics);
        if (!isSound)
        {
            return Failed(_prompt, diagnostics) with
            {
                Signatures = _definition.HasAllVariables && _definition.HasAllMessages ? PromptClass.EmitSignatures(_definition, target) : null,
            };
        }

        cancellation.ThrowIfCancellationRequested();
        EffectivePrompt effective = PromptCompiler.Effective(_prompt);
        PromptHashes hashes = PromptHashes.Of(effective);
        CheckedReleases releases = CheckReleases(effective, hashes.Prompt, target, cancellation);
        string fullClassName = target.Namespace.Length == 0 ? _definition.ClassName : target.Namespace + "." + _definition.ClassName;
        JsonObject contract = PromptContract.Of(effective).ToJson();
        string record = PromptRecord.Build(_prompt, effective, hashes, contract, fullClassName, StaticPrefixes(templates), releases.Standing);
        cancellation.ThrowIfCancellationRequested();
        var body = new VersionBody(
            VersionAtRunTime(releases, hashes.Prompt), hashes.Prompt, _definition.Model, EffectiveSettings.Of(effective), MessageBodies(templates, target));
        return Failed(_prompt, WithProblemsOf(releases, diagnostics)) with
        {
            Source = PromptClass.Emit(_definition, body, releases.Embedded, record, contract, target),
            Record = record,
            PartialDrifts = releases.PartialDrifts,
        };
    }

    private static bool HasErrors(EquatableArray<PromptDiagnostic> problems) =>
        problems.Any(static problem => problem.Severity == RuleSeverity.Error);

    private List<BoundTemplate?> Bind(CancellationToken cancellation)
    {
        EquatableArray<PromptVariable> variables = _definition.Variables.Map(static defined => defined.Variable);
        Dictionary<string, string> partials = new(StringComparer.Ordinal);
        foreach (Fragment partial in _prompt.Partials)
        {
            partials.Add(partial.Name, partial.Template.Text);
        }

        var scope = new TemplateScope(variables, partials);
        var templates = new List<BoundTemplate?>();
        for (int i = 0; i < _prompt.Messages.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            MappedText? text = _prompt.Messages[i];
            if (text is not null && !_definition.HasAllVariables)
            {
                _diagnostics.Add(i, TemplateParser.FindProblems(text.Text));
                continue;
            }

            if (text is null || _definition.Messages[i] is not DefinedTemplate message)
            {
                templates.Add(null);
                continue;
            }

            BoundTemplate template = TemplateBinder.Bind(text.Text, scope with { IsInstruction = MessageRoles.IsInstruction(message.Role) });
            _diagnostics.Add(i, template.Problems);
            _diagnostics.AddWarnings(i, template.Warnings);
            templates.Add(template);
        }

        return templates;
    }

    private void ReportUnusedVariables(List<BoundTemplate?> templates)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (BoundTemplate? template in templates)
        {
            foreach (string variable in template?.UsedVariables ?? default)
            {
                used.Add(variable);
            }
        }

        foreach (DefinedVariable defined in _definition.Variables)
        {
            if (!used.Contains(defined.Variable.Name))
            {
                _diagnostics.AddUnused(defined);
            }
        }
    }

    /// <summary>In UTF-8 bytes, which is what providers' caches count from.</summary>
    private static EquatableArray<int> StaticPrefixes(List<BoundTemplate?> templates)
    {
        int[] lengths = new int[templates.Count];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = templates[i] is { } template ? Encoding.UTF8.GetByteCount(template.StaticPrefix) : 0;
        }

        return new EquatableArray<int>(lengths);
    }

    private List<MessageBody> MessageBodies(List<BoundTemplate?> templates, CompilationTarget target)
    {
        var bodies = new List<MessageBody>();
        for (int i = 0; i < templates.Count; i++)
        {
            bodies.Add(_definition.Messages[i] switch
            {
                SlotMessage slot => new SlotBody(slot.Name),
                DefinedTemplate message => TemplateBodyOf(message.Role, templates[i]!, target),
                DefinedMessage other => throw new InvalidOperationException("Unknown kind of message: " + other.GetType().Name),
            });
        }

        return bodies;
    }

    private static TemplateBody TemplateBodyOf(PromptMessageRole role, BoundTemplate template, CompilationTarget target) => new(
        role,
        template.UsedVariables,
        template.IsPlain,
        (code, method, names) => TemplateLowering.EmitMethod(code, method, template, names, target));
}
