namespace PromptGen
{
    public sealed class PromptIdentity { public string Id => ""; public string Version => ""; }
    public enum PromptRole { System, Developer, User, Assistant, Tool }
    public readonly struct PromptMessage { public PromptRole Role => default; public string Text => ""; }
    public readonly struct PromptMessageList { public int Count => 0; public PromptMessage this[int index] => default; public Enumerator GetEnumerator() => default; public struct Enumerator { public PromptMessage Current => default; public bool MoveNext() => false; } }
    public readonly struct RenderedPrompt { public string Text => ""; public PromptIdentity Identity => null; public PromptMessageList Messages => default; }
}
