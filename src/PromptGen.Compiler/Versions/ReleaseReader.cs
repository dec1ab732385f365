using System.Collections.Generic;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Language;

namespace PromptGen.Compiler.Versions;

/// <summary>Reads a release file: a prompt file with its partials, its predecessor and its hash, which must be that of its content.</summary>
internal sealed class ReleaseReader
{
    private readonly SourceFile _file;
    private readonly FieldReader _fields;
    private readonly DiagnosticList _problems;

    private ReleaseReader(SourceFile file, FieldReader fields)
    {
        _file = file;
        _fields = fields;
        _problems = fields.Problems;
    }

    public static ReadRelease Read(SourceFile file, CancellationToken cancellation)
    {
        DiagnosticList problems = new(new FileText(file.Path, file.Text));
        Release? release = PromptFileReader.ReadFields(file, PromptFields.Release, problems, cancellation) is { } fields
            ? new ReleaseReader(file, fields).Read()
            : null;
        EquatableArray<PromptDiagnostic> diagnostics = problems.ToEquatableArray();
        return new ReadRelease(file, diagnostics.IsEmpty ? release : null, diagnostics);
    }

    /// <summary>The release; what is wrong with it is reported, and then it does not count.</summary>
    private Release? Read()
    {
        PromptDefinition definition = PromptFileReader.Define(_file, _fields);
        CheckLanguage();
        CheckPlace(definition);
        EquatableArray<Fragment> partials = ReadPartials(definition);
        EquatableArray<MappedText?> messages = ReadMessages(definition);
        ScalarNode? hash = _fields.Required("hash", "A release", "Restore the file from version control.") is { } node ? ReadHash(node, "`hash`") : null;
        MappingEntry? previous = _fields.Find("previous");
        ReleaseReference? reference = ReadPrevious();
        AcceptedContract? accepted = ReadAcceptedContract();
        if (hash is null || !_problems.IsEmpty)
        {
            return null;
        }

        ResolvedPrompt prompt = new(definition, messages, partials, EquatableArray<PromptDiagnostic>.Empty);
        Release release = new(prompt, hash.Value, Span(hash))
        {
            Previous = reference,
            PreviousSpan = previous is null ? default : Span(previous.Value),
            AcceptedContract = accepted,
        };
        string found = ContentHash.Of(PromptHashes.CanonicalBytes(release.Effective()));
        if (found != hash.Value)
        {
            _problems.Add(DiagnosticRules.ReleaseChanged, hash, definition.Id, definition.Version, found);
        }

        return release;
    }

    /// <summary>Another language would render other texts from the same templates.</summary>
    private void CheckLanguage()
    {
        if (_fields.Text("language") is { } language && language.Value != EffectivePrompt.CurrentLanguage)
        {
            _problems.Add(DiagnosticRules.ReleaseOfOtherLanguage, language, language.Value, EffectivePrompt.CurrentLanguage);
        }
    }

    /// <summary>Folder and file name are how a release is found; the content is what it is.</summary>
    private void CheckPlace(PromptDefinition definition)
    {
        if (ReleasePath.TryParse(_file.RelativePath) is not { } path)
        {
            return;
        }

        if (definition.Id != path.Id && definition.IdSpan.Path is not null)
        {
            _problems.Add(new PromptDiagnostic(
                DiagnosticRules.MisplacedRelease, definition.IdSpan, _file.RelativePath,
                "it contains the prompt `" + definition.Id + "` but is in the folder of `" + path.Id + "`"));
        }

        if (definition.Version != path.Version && definition.Version.Length > 0)
        {
            _problems.Add(new PromptDiagnostic(
                DiagnosticRules.MisplacedRelease, definition.VersionSpan, _file.RelativePath,
                "it contains the version " + definition.Version + " but is named after " + path.Version));
        }
    }

    private EquatableArray<MappedText?> ReadMessages(PromptDefinition definition)
    {
        MappedText?[] texts = new MappedText?[definition.Messages.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            switch (definition.Messages[i])
            {
                case InlineMessage inline:
                    texts[i] = inline.Template;
                    break;
                case FileMessage file:
                    _problems.Add(new PromptDiagnostic(
                        DiagnosticRules.FieldDoesNotApply, file.FileSpan, "file", "a release",
                        "Write the text in `template`. A release contains its text, so no other file can change it."));
                    break;
            }
        }

        return new EquatableArray<MappedText?>(texts);
    }

    private EquatableArray<Fragment> ReadPartials(PromptDefinition definition)
    {
        if (_fields.MappingField("partials", "a mapping of the partials' names to their texts") is not { } mapping)
        {
            return EquatableArray<Fragment>.Empty;
        }

        List<Fragment> partials = new(mapping.Entries.Count);
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (_fields.ExpectText(entry.Value, "the partial `" + entry.Name + "`") is { } text)
            {
                partials.Add(new Fragment(
                    SourceFileKind.Partial, entry.Name, _file.RelativePath, definition.InputHash, ScalarText.Map(_problems.File, text),
                    EquatableArray<PromptDiagnostic>.Empty) { Includes = EquatableArray<TemplateInclude>.Empty });
            }
        }

        partials.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new EquatableArray<Fragment>(partials.ToArray());
    }

    private ReleaseReference? ReadPrevious()
    {
        if (_fields.MappingField("previous", "a mapping with `version` and `hash`") is not { } mapping)
        {
            return null;
        }

        FieldReader fields = new(mapping, PromptFields.Previous, _problems);
        (string version, _) = PromptFileReader.ReadVersion(fields, "version", required: true);
        DocumentNode? hash = fields.Required("hash", "`previous`", "Restore the file from version control.");
        return hash is not null && ReadHash(hash, "`hash` of `previous`") is { } scalar && version.Length > 0
            ? new ReleaseReference(version, scalar.Value)
            : null;
    }

    private AcceptedContract? ReadAcceptedContract()
    {
        if (_fields.MappingField("accepted_contract", "a mapping with `reason` and `base`") is not { } mapping)
        {
            return null;
        }

        FieldReader fields = new(mapping, PromptFields.AcceptedContract, _problems);
        const string Advice = "Restore the file from version control.";
        ScalarNode? reason = fields.Required("reason", "`accepted_contract`", Advice) is { } text ? fields.ExpectText(text, "`reason`") : null;
        ScalarNode? contract = fields.Required("base", "`accepted_contract`", Advice) is { } hash ? ReadHash(hash, "`base`") : null;
        return reason is not null && contract is not null ? new AcceptedContract(reason.Value, contract.Value) : null;
    }

    private ScalarNode? ReadHash(DocumentNode node, string subject)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text } scalar && HashForm.Is(scalar.Value))
        {
            return scalar;
        }

        _fields.ReportWrong(node, subject, "`sha256:` and 64 hexadecimal digits");
        return null;
    }

    private SourceSpan Span(DocumentNode node) => _problems.File.Span(node.Start, node.End);
}
