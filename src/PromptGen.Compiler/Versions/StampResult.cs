using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>The files that the host must write to stamp a prompt.</summary>
internal abstract record StampResult;

/// <summary>The working file is the release that its version names: nothing to write.</summary>
internal sealed record UnchangedStamp(string Version) : StampResult;

/// <summary>The prompt gets a version.</summary>
/// <param name="WorkingText">The whole text of the working file with the version in it; unchanged if it already has that
/// version.</param>
/// <param name="Release">The file to write first, and only if it does not exist; null where the release is there and the working file has
/// only to name it, as after a stamp that was interrupted.</param>
internal sealed record NewStamp(string Version, string? RollbackTo, string WorkingText, ReleaseFile? Release) : StampResult
{
    /// <summary>The release that the prompt changed from; null for its first.</summary>
    public ReleaseReference? Previous { get; init; }

    /// <summary>Why a rollback to the previous release is not possible; empty if it is.</summary>
    public EquatableArray<ContractIncompatibility> RollbackObstacles { get; init; }
}

/// <summary>The prompt cannot be stamped as it is; nothing may be written.</summary>
internal sealed record RefusedStamp(EquatableArray<PromptDiagnostic> Problems) : StampResult;

/// <summary>A release file to be.</summary>
/// <param name="Path">Relative to the project, with <c>/</c>.</param>
/// <param name="Text">In UTF-8 without byte order mark.</param>
internal sealed record ReleaseFile(string Path, string Text);
