using System;
using System.ComponentModel;
using System.Text;
using PromptGen.Language.Interpretation;
using PromptGen.Releases;

namespace PromptGen.Generated;

/// <summary>Renders a prompt as releases choose: its compiled code, an embedded release, or a version from a pack.</summary>
/// <typeparam name="TArgs">The arguments of the prompt.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReleasedPrompt<TArgs> : ReleasablePrompt
    where TArgs : struct
{
    /// <summary>The prompt whose next rendering on this thread is that of the compiled code.</summary>
    [ThreadStatic]
    private static object? t_compiled;

    private readonly ReleasedRender<TArgs> _render;
    private readonly Action<TArgs, ReleasedValues>? _fill;
    private readonly ReleasedVersionRender<TArgs>? _renderVersion;

    /// <summary>Creates a prompt without embedded releases.</summary>
    /// <param name="compiled">The version that the compiled code renders.</param>
    /// <param name="contract">The contract as JSON, in UTF-8.</param>
    /// <param name="render">The render method.</param>
    /// <param name="fill">Adds the values in the order of the contract; null if the prompt does not have values.</param>
    public ReleasedPrompt(PromptIdentity compiled, ReadOnlySpan<byte> contract, ReleasedRender<TArgs> render, Action<TArgs, ReleasedValues>? fill)
        : this(compiled, contract.ToArray(), render, fill, [], renderVersion: null)
    {
    }

    /// <summary>Creates a prompt with embedded releases.</summary>
    /// <param name="compiled">The version that the compiled code renders.</param>
    /// <param name="contract">The contract as JSON, in UTF-8.</param>
    /// <param name="render">The render method.</param>
    /// <param name="fill">Adds the values in the order of the contract; null if the prompt does not have values.</param>
    /// <param name="renderVersion">Renders an embedded release.</param>
    /// <param name="embedded">The embedded releases, newest first.</param>
    public ReleasedPrompt(
        PromptIdentity compiled,
        ReadOnlySpan<byte> contract,
        ReleasedRender<TArgs> render,
        Action<TArgs, ReleasedValues>? fill,
        ReleasedVersionRender<TArgs> renderVersion,
        params PromptIdentity[] embedded)
        : this(compiled, contract.ToArray(), render, fill, embedded, renderVersion)
    {
    }

    /// <summary>Creates a prompt without embedded releases, for a C# version without UTF-8 literals.</summary>
    /// <param name="compiled">The version that the compiled code renders.</param>
    /// <param name="contract">The contract as JSON.</param>
    /// <param name="render">The render method.</param>
    /// <param name="fill">Adds the values in the order of the contract; null if the prompt does not have values.</param>
    public ReleasedPrompt(PromptIdentity compiled, string contract, ReleasedRender<TArgs> render, Action<TArgs, ReleasedValues>? fill)
        : this(compiled, Encoding.UTF8.GetBytes(contract), render, fill, [], renderVersion: null)
    {
    }

    /// <summary>Creates a prompt with embedded releases, for a C# version without UTF-8 literals.</summary>
    /// <param name="compiled">The version that the compiled code renders.</param>
    /// <param name="contract">The contract as JSON.</param>
    /// <param name="render">The render method.</param>
    /// <param name="fill">Adds the values in the order of the contract; null if the prompt does not have values.</param>
    /// <param name="renderVersion">Renders an embedded release.</param>
    /// <param name="embedded">The embedded releases, newest first.</param>
    public ReleasedPrompt(
        PromptIdentity compiled,
        string contract,
        ReleasedRender<TArgs> render,
        Action<TArgs, ReleasedValues>? fill,
        ReleasedVersionRender<TArgs> renderVersion,
        params PromptIdentity[] embedded)
        : this(compiled, Encoding.UTF8.GetBytes(contract), render, fill, embedded, renderVersion)
    {
    }

    private ReleasedPrompt(
        PromptIdentity compiled,
        byte[] contract,
        ReleasedRender<TArgs> render,
        Action<TArgs, ReleasedValues>? fill,
        PromptIdentity[] embedded,
        ReleasedVersionRender<TArgs>? renderVersion)
        : base(compiled, contract, embedded)
    {
        _render = render;
        _fill = fill;
        _renderVersion = renderVersion;
    }

    /// <summary>Chooses the version for this call.</summary>
    /// <param name="served">Receives the identity of the release if the compiled code renders it.</param>
    /// <returns>The version to render; null if the compiled code renders.</returns>
    public ReleaseChoice? Choose(ref PromptIdentity served)
    {
        if (t_compiled is not null && ReferenceEquals(t_compiled, this))
        {
            t_compiled = null;
            return null;
        }

        ReleaseChoice? choice = AmbientReleases.Choose(this);
        if (choice is null)
        {
            return null;
        }

        if (choice.IsCompiledCode)
        {
            served = choice.Identity;
            return null;
        }

        return choice;
    }

    /// <summary>Renders the chosen version, or the stable version if a canary throws and the stable version does not.</summary>
    /// <param name="choice">The result of <see cref="Choose"/>.</param>
    /// <param name="args">The arguments with defaults applied, not yet checked.</param>
    /// <returns>The rendered prompt.</returns>
    public RenderedPrompt Render(ReleaseChoice choice, in TArgs args)
    {
        if (choice.Fallback is not { } fallback)
        {
            return RenderVersion(choice, in args);
        }

        choice.Guard?.CountRendering();
        RenderedPrompt rendered;
        try
        {
            rendered = RenderVersion(choice, in args);
        }
        catch (Exception exception) when (exception is PromptArgumentException or PromptRenderException)
        {
            // Where the stable version throws as well, it is the values that are wrong, and the canary is not to blame.
            rendered = RenderVersion(fallback, in args);
            ReleaseMetrics.CountFallback(choice.Identity);
            choice.Guard?.CountRenderFailure(choice, exception);
        }

        return rendered;
    }

    /// <summary>Renders the compiled version, whatever is released.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>The rendered prompt.</returns>
    public RenderedPrompt RenderCompiled(in TArgs args)
    {
        t_compiled = this;
        try
        {
            return _render(in args);
        }
        finally
        {
            t_compiled = null;
        }
    }

    private RenderedPrompt RenderVersion(ReleaseChoice choice, in TArgs args)
    {
        KnownVersion version = choice.Version;
        RenderedPrompt rendered;
        switch (version.Source)
        {
            case VersionSource.Compiled:
                rendered = RenderCompiled(in args);
                break;
            case VersionSource.Embedded:
                rendered = _renderVersion!(version.Parsed, in args);
                break;
            default:
                return RenderPacked(version.Packed!, choice.Identity, in args);
        }

        return rendered.With(choice.Identity);
    }

    private RenderedPrompt RenderPacked(PackedPrompt packed, PromptIdentity identity, in TArgs args)
    {
        ReleasedValues values = ReleasedValues.Take(packed, identity);
        try
        {
            _fill?.Invoke(args, values);
            return packed.Render(values, identity);
        }
        finally
        {
            values.GiveBack();
        }
    }
}

/// <summary>Renders a prompt.</summary>
/// <typeparam name="TArgs">The arguments of the prompt.</typeparam>
/// <param name="args">The arguments.</param>
/// <returns>The rendered prompt.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate RenderedPrompt ReleasedRender<TArgs>(in TArgs args)
    where TArgs : struct;

/// <summary>Renders one version of a prompt.</summary>
/// <typeparam name="TArgs">The arguments of the prompt.</typeparam>
/// <param name="version">The version to render.</param>
/// <param name="args">The arguments.</param>
/// <returns>The rendered prompt.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate RenderedPrompt ReleasedVersionRender<TArgs>(PromptVersion version, in TArgs args)
    where TArgs : struct;
