using System;
using System.ComponentModel;
using System.Net;
using PromptGen.Core.Templates;

namespace PromptGen.Generated;

/// <summary>The <c>html</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateHtml
{
    /// <summary><c>html.escape</c></summary>
    public static string? Escape(string? text) => WebUtility.HtmlEncode(text);

    /// <summary><c>html.strip</c></summary>
    public static string? Strip(string? text) => string.IsNullOrEmpty(text) ? text : new HtmlTags(text!).Removed();

    /// <summary><c>html.url_encode</c></summary>
    public static string? UrlEncode(string? text) => string.IsNullOrEmpty(text) ? text : Uri.EscapeDataString(text!);

    /// <summary><c>html.url_escape</c></summary>
#pragma warning disable SYSLIB0013 // The language escapes this way, and what it escapes is no part of a request here.
    public static string? UrlEscape(string? text) => string.IsNullOrEmpty(text) ? text : Uri.EscapeUriString(text!);
#pragma warning restore SYSLIB0013
}
