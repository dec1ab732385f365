using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>The record of one prompt that the build writes into the assembly; the manifest task and other tools read it from the
/// metadata.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptRecordAttribute : Attribute
{
    /// <summary>Creates the record of one prompt.</summary>
    /// <param name="record">A JSON object, as <c>docs/manifest.md</c> specifies it.</param>
    public PromptRecordAttribute(string record)
    {
        Record = record;
    }

    /// <summary>A JSON object, as <c>docs/manifest.md</c> specifies it.</summary>
    public string Record { get; }
}
