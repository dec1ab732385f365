using System;
using System.Collections.Generic;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.Stamping;

/// <param name="Ids">The prompts to stamp; empty: all that changed.</param>
/// <param name="Day">Of the new versions.</param>
/// <param name="AcceptContract">Why code around the prompts may have to change; null: that is refused.</param>
/// <param name="DryRun">Say what would be written, and write nothing.</param>
internal sealed record StampOptions(
    IReadOnlyList<string> Ids, DateTime Day, string? AcceptContract, bool DryRun, OutputFormat Format);
