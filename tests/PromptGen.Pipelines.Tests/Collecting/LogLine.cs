using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <summary>A line of a log, with what it says in fields.</summary>
internal sealed record LogLine(string Category, LogLevel Level, EventId Event, string Text, IReadOnlyDictionary<string, object?> Fields);
