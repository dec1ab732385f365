using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Emission;

/// <summary>
/// What one version of a prompt adds to the class: its identity and its messages. The working copy is one; an embedded earlier
/// release is another of the same kind.
/// </summary>
/// <param name="Settings">What the version sets besides its messages, as JSON; null if it does not set anything.</param>
internal sealed record VersionBody(string Version, string Hash, string? Model, string? Settings, List<MessageBody> Messages);

/// <summary>An earlier release that is compiled in.</summary>
internal sealed record EmbeddedRelease(Release Release, VersionBody Body)
{
    public PromptDefinition Definition => Release.Definition;
}

/// <summary>A message of a version: rendered by a method of the class, or taken from the caller.</summary>
internal abstract record MessageBody;

/// <param name="Variables">Those that the template reads, as the prompt file names them.</param>
/// <param name="IsPlain">Whether rendering it evaluates nothing that the rendering's budget counts.</param>
/// <param name="Write">Emits the method <c>void name(ref PromptWriter writer, variables)</c>.</param>
internal sealed record TemplateBody(PromptMessageRole Role, EquatableArray<string> Variables, bool IsPlain, MethodEmitter Write) : MessageBody;

internal sealed record SlotBody(string Name) : MessageBody;

/// <summary>Emits one method that writes a message.</summary>
/// <param name="code">The writer that receives the code.</param>
/// <param name="name">The name of the method.</param>
/// <param name="names">The names in the class.</param>
internal delegate void MethodEmitter(CodeWriter code, string name, ITemplateNames names);
