using System;
using System.ComponentModel;
using System.Net;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Implements the <c>html</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateHtml
{
    /// <summary>Implements <c>html.escape</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string? Escape(string? text, PromptIdentity? identity, string place) => Bounded(WebUtility.HtmlEncode(text), identity, place);

    /// <summary>Implements <c>html.strip</c>.</summary>
    public static string? Strip(string? text) => string.IsNullOrEmpty(TemplateLimit.Counted(text, "html.strip")) ? text : new HtmlTags(text!).Removed();

    /// <summary>Implements <c>html.url_encode</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string? UrlEncode(string? text, PromptIdentity? identity, string place) =>
        Bounded(string.IsNullOrEmpty(text) ? text : Uri.EscapeDataString(text!), identity, place);

    /// <summary>Implements <c>html.url_escape</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
#pragma warning disable SYSLIB0013 // The language escapes this way, and what it escapes is no part of a request here.
    public static string? UrlEscape(string? text, PromptIdentity? identity, string place) =>
        Bounded(string.IsNullOrEmpty(text) ? text : Uri.EscapeUriString(text!), identity, place);
#pragma warning restore SYSLIB0013

    private static string? Bounded(string? text, PromptIdentity? identity, string place) =>
        text is null ? null : TemplateLimit.Bounded(text, identity, place);
}
