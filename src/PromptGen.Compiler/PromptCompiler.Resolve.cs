using System;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Adds to a definition the texts that it takes from other files, and nothing else.</summary>
    public static ResolvedPrompt Resolve(PromptDefinition definition, FragmentLibrary library, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return PromptResolver.Resolve(definition, library);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ResolvedPrompt(
                definition, new EquatableArray<MappedText?>(new MappedText?[definition.Messages.Count]), EquatableArray<Fragment>.Empty,
                EquatableArray.Create(Failure(definition.Path, exception)));
        }
    }
}
