using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Showing;

/// <summary>One prompt as it will be sent, as far as that can be known before there are values.</summary>
/// <param name="Status">Of the working copy; null for a release.</param>
internal sealed record PromptView(PromptStatus? Status, PromptDefinition Definition, string Hash, IReadOnlyList<MessageView> Messages)
{
    /// <summary>A working copy.</summary>
    public static PromptView Of(LoadedPrompt prompt, LoadedProject project) => Of(prompt.Resolved!, PromptStatus.Of(prompt, project));

    public static PromptView Of(Release release) => Of(release.Prompt, status: null);

    private static PromptView Of(ResolvedPrompt resolved, PromptStatus? status)
    {
        IReadOnlyList<BoundTemplate?> templates = PromptCompiler.Bind(resolved, CancellationToken.None);
        List<MessageView> messages = [];
        for (int i = 0; i < resolved.Definition.Messages.Count; i++)
        {
            messages.Add(MessageView.Of(resolved, i, templates[i]));
        }

        string hash = ContentHash.Of(PromptHashes.CanonicalBytes(PromptCompiler.Effective(resolved)));
        return new PromptView(status, resolved.Definition, hash, messages);
    }

    /// <summary>
    /// How many bytes every call of this prompt begins with: whole messages without variables, and the beginning of the first one with some. A
    /// provider that caches prefixes computes these once.
    /// </summary>
    public int StaticPrefix
    {
        get
        {
            int bytes = 0;
            foreach (MessageView message in Messages)
            {
                bytes += message.StaticPrefix;
                if (!message.IsStatic)
                {
                    break;
                }
            }

            return bytes;
        }
    }
}

/// <param name="Role">Null for a slot.</param>
/// <param name="Text">The template with its partials in their places; the name of a slot.</param>
/// <param name="StaticPrefix">The bytes that every rendering of the message begins with.</param>
/// <param name="FirstVariable">The variable that ends that prefix; null where there is none, or it is not told by its name.</param>
internal sealed record MessageView(string? Role, string Text, int StaticPrefix, bool IsStatic, IReadOnlyList<string> Variables, string? FirstVariable)
{
    // About 1,000 tokens is the least that providers cache; below that the order of a text is a matter of taste.
    private const int WorthCaching = 2_000;

    public int Bytes => Encoding.UTF8.GetByteCount(Text);

    /// <summary>Fixed text stands behind a variable and so is sent at full price every time.</summary>
    public bool SpoilsCache => !IsStatic && Role is "system" or "developer" && Bytes - StaticPrefix >= WorthCaching;

    public static MessageView Of(ResolvedPrompt prompt, int index, BoundTemplate? template)
    {
        if (template is null)
        {
            string slot = prompt.Definition.Messages[index] is SlotMessage message ? message.Name : "";
            return new MessageView(null, slot, 0, false, [], null);
        }

        string text = ResolvedText.Of(prompt, prompt.Messages[index]!.Text);
        int prefix = Encoding.UTF8.GetByteCount(template.StaticPrefix);
        PromptMessageRole role = prompt.Definition.Messages[index] switch
        {
            DefinedTemplate defined => defined.Role,
            _ => PromptMessageRole.User,
        };
        return new MessageView(
            MessageRoles.Name(role), text, prefix, template.UsedVariables.IsEmpty, [.. template.UsedVariables],
            template.UsedVariables.IsEmpty ? null : First(text, template.UsedVariables));
    }

    private static string? First(string text, IEnumerable<string> variables)
    {
        int tag = text.IndexOf("{{", StringComparison.Ordinal);
        return tag < 0 ? null : variables
            .Select(name => (Name: name, At: text.IndexOf(name, tag, StringComparison.Ordinal)))
            .Where(static found => found.At >= 0)
            .OrderBy(static found => found.At)
            .Select(static found => found.Name)
            .FirstOrDefault();
    }
}
