using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Language;

namespace PromptGen.Compiler.Project;

/// <summary>Finds the message files of a prompt and the partials that its texts reach, directly or through others.</summary>
internal sealed class PromptResolver
{
    private readonly FragmentLibrary _library;
    private readonly SortedDictionary<string, Fragment> _partials = new(StringComparer.Ordinal);
    private readonly List<Fragment> _messageFiles = [];
    private readonly List<PromptDiagnostic> _problems = [];
    private readonly Stack<Fragment> _pending = new();

    private PromptResolver(FragmentLibrary library)
    {
        _library = library;
    }

    public static ResolvedPrompt Resolve(PromptDefinition definition, FragmentLibrary library)
    {
        PromptResolver resolver = new(library);
        MappedText?[] messages = new MappedText?[definition.Messages.Count];
        for (int i = 0; i < messages.Length; i++)
        {
            messages[i] = resolver.Text(definition.Messages[i]);
        }

        resolver.FollowPartials();
        Fragment[] partials = new Fragment[resolver._partials.Count];
        resolver._partials.Values.CopyTo(partials, 0);
        return new ResolvedPrompt(
            definition,
            new EquatableArray<MappedText?>(messages),
            new EquatableArray<Fragment>(partials),
            new EquatableArray<PromptDiagnostic>(resolver._problems.ToArray()))
        {
            MessageFiles = new EquatableArray<Fragment>(resolver._messageFiles.ToArray()),
        };
    }

    private MappedText? Text(DefinedMessage message)
    {
        switch (message)
        {
            case InlineMessage inline:
                FollowInline(inline.Template);
                return inline.Template;
            case FileMessage file:
                return Text(file);
            default:
                return null;
        }
    }

    private MappedText? Text(FileMessage message)
    {
        Fragment? file = _library.File(message.File);
        if (file is null)
        {
            _problems.Add(new PromptDiagnostic(
                DiagnosticRules.MissingFile, message.FileSpan, message.File, _library.SuggestFile(message.File)));
            return null;
        }

        if (!_messageFiles.Contains(file))
        {
            _messageFiles.Add(file);
            _pending.Push(file);
        }

        return file.Template;
    }

    /// <summary>Includes in the prompt file itself: only this stage reports those that name an unknown partial.</summary>
    private void FollowInline(MappedText template)
    {
        foreach (TemplateInclude include in TemplateIncludes.Find(template.Text))
        {
            if (!Reach(include.Name))
            {
                _problems.Add(new PromptDiagnostic(
                    DiagnosticRules.MissingPartial, template.Locate(include.Start, include.Length), include.Name,
                    _library.SuggestPartial(include.Name)));
            }
        }
    }

    private void FollowPartials()
    {
        while (_pending.Count > 0)
        {
            foreach (TemplateInclude include in _pending.Pop().Includes)
            {
                Reach(include.Name);
            }
        }
    }

    /// <summary>False if the partial does not exist.</summary>
    private bool Reach(string name)
    {
        if (_partials.ContainsKey(name))
        {
            return true;
        }

        if (_library.Partial(name) is not { } partial)
        {
            return false;
        }

        _partials.Add(name, partial);
        _pending.Push(partial);
        return true;
    }
}
