using System;
using System.Buffers;
using System.Collections.Generic;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>One prompt, rendered in every way with the same values.</summary>
/// <param name="HandWritten">What somebody would write who counts nanoseconds, with the same checks.</param>
/// <param name="Handlebars">A precompiled template of Handlebars.Net.</param>
/// <param name="Engines">The template in engines that interpret it.</param>
internal sealed record RenderingCase(
    string Name,
    Func<RenderedPrompt> Compiled,
    Action<IBufferWriter<byte>> Utf8,
    Func<string> Interpreted,
    IReadOnlyList<(string Name, Func<RenderedPrompt> Render)> HandWritten,
    Func<string> Handlebars,
    IReadOnlyList<(string Name, Func<string> Render)> Engines);
