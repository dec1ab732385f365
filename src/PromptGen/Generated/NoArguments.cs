using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>The arguments of a prompt without variables and slots.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct NoArguments
{
}
