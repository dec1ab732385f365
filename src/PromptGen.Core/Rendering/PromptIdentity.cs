using System;

namespace PromptGen;

/// <summary>The prompt and version that produced a text, for logs, traces and responses.</summary>
/// <remarks>Immutable and safe to share between threads. Two identities are equal if id, version, hash, model and channel are
/// equal.</remarks>
public sealed class PromptIdentity : IEquatable<PromptIdentity>
{
    /// <summary>The channel of a version that was compiled into the application and chosen without any release state.</summary>
    private const string CompiledChannel = "compiled";

    /// <summary>Creates the identity of a compiled version, with the <see cref="Channel"/> <c>compiled</c>.</summary>
    /// <param name="id">The <c>prompt_id</c> of the prompt file.</param>
    /// <param name="version">The version, such as <c>2026-03-15.3</c>.</param>
    /// <param name="hash">The hash of the effective prompt: <c>sha256:</c> and 64 lower-case hexadecimal digits.</param>
    /// <param name="model">The model that the prompt file names; null if it does not name one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/>, <paramref name="version"/> or <paramref name="hash"/> is
    /// null.</exception>
    public PromptIdentity(string id, string version, string hash, string? model)
        : this(id, version, hash, model, CompiledChannel)
    {
    }

    /// <summary>Creates the identity of a version that was chosen through a channel.</summary>
    /// <param name="id">The <c>prompt_id</c> of the prompt file.</param>
    /// <param name="version">The version, such as <c>2026-03-15.3</c>.</param>
    /// <param name="hash">The hash of the effective prompt: <c>sha256:</c> and 64 lower-case hexadecimal digits.</param>
    /// <param name="model">The model that the prompt file names; null if it does not name one.</param>
    /// <param name="channel">How the version was chosen, such as <c>compiled</c>, <c>stable</c> or <c>canary</c>.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="model"/> is null.</exception>
    public PromptIdentity(string id, string version, string hash, string? model, string channel)
        : this(id, version, hash, model, channel, PromptSettings.None)
    {
    }

    private PromptIdentity(string id, string version, string hash, string? model, string channel, PromptSettings settings, long? releaseSerial = null)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Version = version ?? throw new ArgumentNullException(nameof(version));
        Hash = hash ?? throw new ArgumentNullException(nameof(hash));
        Model = model;
        Channel = channel ?? throw new ArgumentNullException(nameof(channel));
        Settings = settings;
        ReleaseSerial = releaseSerial;
    }

    /// <summary>The <c>prompt_id</c> of the prompt file, such as <c>support-triage</c>.</summary>
    public string Id { get; }

    /// <summary>The version, such as <c>2026-03-15.3</c>, whose content never changes.</summary>
    public string Version { get; }

    /// <summary>The hash of the effective prompt: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The model that the prompt file names; null if it does not name one.</summary>
    public string? Model { get; }

    /// <summary>How the version was chosen: <c>compiled</c> without a release state, otherwise the name of the channel, such as
    /// <c>stable</c> or <c>canary</c>.</summary>
    public string Channel { get; }

    /// <summary>The model parameters, tools and response format of the version; empty for an identity that your application
    /// created.</summary>
    /// <remarks>Equality does not compare it, because the <see cref="Hash"/> covers it.</remarks>
    public PromptSettings Settings { get; }

    /// <summary>The serial of the prompt's entry in the release state that chose the version; null if no state chose it.</summary>
    /// <remarks>Equality does not compare it.</remarks>
    public long? ReleaseSerial { get; }

    /// <inheritdoc/>
    public bool Equals(PromptIdentity? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && string.Equals(Id, other.Id, StringComparison.Ordinal)
            && string.Equals(Version, other.Version, StringComparison.Ordinal)
            && string.Equals(Hash, other.Hash, StringComparison.Ordinal)
            && string.Equals(Model, other.Model, StringComparison.Ordinal)
            && string.Equals(Channel, other.Channel, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PromptIdentity);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        unchecked((StringComparer.Ordinal.GetHashCode(Hash) * 31) + StringComparer.Ordinal.GetHashCode(Version));

    /// <summary>The identity of a version that this process can render, with what it sets besides its messages.</summary>
    internal static PromptIdentity Of(string id, string version, string hash, string? model, PromptSettings settings) =>
        new(id, version, hash, model, CompiledChannel, settings);

    /// <summary>The same version on another channel.</summary>
    /// <param name="channel">How it was chosen.</param>
    /// <param name="releaseSerial">The serial of the state that chose the version; null if no state chose it.</param>
    internal PromptIdentity OnChannel(string channel, long? releaseSerial = null) => new(Id, Version, Hash, Model, channel, Settings, releaseSerial);

    /// <summary>Returns one line for people, with the first 12 digits of the hash:
    /// <c>support-triage 2026-03-15.3 (sha256:1a2b3c4d5e6f, gpt-4.1, compiled)</c>.</summary>
    public override string ToString()
    {
        const int readableLength = 19; // "sha256:" and 12 digits
        string hash = Hash.Length > readableLength ? Hash.Substring(0, readableLength) : Hash;
        return Id + " " + Version + " (" + hash + (Model is null ? "" : ", " + Model) + ", " + Channel + ")";
    }
}
