import type { Shell } from "./completion-command.js";

/**
 * Scripts that ask the program itself what may come next, so that they need not be renewed with it: each line of its answer is a word and,
 * behind a tab, what it means; a line that begins with a colon says that names of files or folders may come, which a shell knows better.
 * A program that is not on the path is looked for where npm installs it for a project, above the current folder.
 */
export const COMPLETION_SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# Completion of ssotlint in bash, from: ssotlint completion bash
_ssotlint() {
  local program=\${COMP_WORDS[0]} folder=$PWD line word
  local current=\${COMP_WORDS[COMP_CWORD]}
  if ! type -P -- "$program" > /dev/null; then
    while [[ -n $folder && ! -x $folder/node_modules/.bin/ssotlint ]]; do folder=\${folder%/*}; done
    program=$folder/node_modules/.bin/ssotlint
    [[ -x $program ]] || return
  fi
  COMPREPLY=()
  # An equals sign is a word of its own here: what is completed is what stands behind it.
  [[ $current == "=" ]] && current=""
  while IFS= read -r line; do
    word=\${line%%$'\\t'*}
    case $line in
      :files) compopt -o filenames 2> /dev/null; while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current") ;;
      :folders) compopt -o filenames 2> /dev/null; while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current") ;;
      *) [[ $COMP_WORDBREAKS == *=* ]] && word=\${word#--*=}; COMPREPLY+=("$word") ;;
    esac
  done < <("$program" --get-completions bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2> /dev/null; fi
}
complete -F _ssotlint ssotlint
`,
  zsh: `#compdef ssotlint
# Completion of ssotlint in zsh, from: ssotlint completion zsh
_ssotlint() {
  local program=$words[1] folder=$PWD line word
  local -a found
  local wants=none
  if ! whence -p -- "$program" > /dev/null; then
    while [[ -n $folder && ! -x $folder/node_modules/.bin/ssotlint ]]; do folder=\${folder%/*}; done
    program=$folder/node_modules/.bin/ssotlint
    [[ -x $program ]] || return 1
  fi
  while IFS= read -r line; do
    case $line in
      :files) wants=files ;;
      :folders) wants=folders ;;
      *)
        word=\${line%%$'\\t'*}
        if [[ $line == *$'\\t'* ]]; then found+=("\${word//:/\\\\:}:\${line#*$'\\t'}"); else found+=("\${word//:/\\\\:}"); fi
        ;;
    esac
  done < <("$program" --get-completions zsh -- "\${(@)words[2,CURRENT]}" 2> /dev/null)
  (( $#found )) && _describe -V ssotlint found
  if [[ $wants == files ]]; then compset -P '*='; _files; fi
  if [[ $wants == folders ]]; then compset -P '*='; _files -/; fi
}
if [[ $funcstack[1] == _ssotlint ]]; then
  _ssotlint "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _ssotlint ssotlint
fi
`,
  fish: `# Completion of ssotlint in fish, from: ssotlint completion fish
function __ssotlint_complete
    set --local words (commandline --current-process --tokenize --cut-at-cursor)
    set --local current (commandline --current-token --cut-at-cursor)
    set --local program $words[1]
    if not command --query -- $program
        set --local folder (pwd)
        while test -n "$folder"; and not test -x "$folder/node_modules/.bin/ssotlint"
            set folder (string replace --regex '/[^/]*$' '' -- $folder)
        end
        set program "$folder/node_modules/.bin/ssotlint"
        test -x "$program"; or return
    end
    # A file may stand behind an equals sign.
    set --local head (string match --regex '^.*=' -- "$current")
    set --local path (string replace --regex '^.*=' '' -- "$current")
    for line in ($program --get-completions fish -- $words[2..] "$current" 2> /dev/null)
        switch $line
            case :files
                for found in (__fish_complete_path "$path")
                    echo -- "$head$found"
                end
            case :folders
                for found in (__fish_complete_directories "$path")
                    echo -- "$head$found"
                end
            case '*'
                echo -- $line
        end
    end
end
complete --command ssotlint --no-files --keep-order --arguments '(__ssotlint_complete)'
`,
};
