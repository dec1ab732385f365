using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>The arguments of a prompt that has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct NoArguments
{
}
